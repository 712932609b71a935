package dev.tandem.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of directory trees. */
final class FileTree {

    private FileTree() {}

    /** Makes {@code target} equal to {@code source}; a file of the same size and time is taken as the same. */
    static void mirror(Path source, Path target) {
        Path from = source.toAbsolutePath().normalize();
        Path to = target.toAbsolutePath().normalize();
        try {
            for (Path path : tree(from)) {
                copy(path, to.resolve(from.relativize(path)));
            }
            for (Path path : tree(to).stream().sorted(Comparator.reverseOrder()).toList()) {
                if (!Files.exists(from.resolve(to.relativize(path)))) {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy " + from + " to " + to, e);
        }
    }

    private static List<Path> tree(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            Files.createDirectories(to);
            return;
        }
        boolean same = Files.exists(to)
                && Files.size(from) == Files.size(to)
                && Files.getLastModifiedTime(from).equals(Files.getLastModifiedTime(to));
        if (!same) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
