package dev.tandem.local.servers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are whole at every moment, also after the machine has lost its power. */
public final class DurableFiles {

    private DurableFiles() {}

    /** Moves {@code draft}, which lies in the same directory, over {@code file}: readers see the old text or the new. */
    public static void replace(Path draft, Path file) throws IOException {
        // The contents first, then the name: the other way round, an empty file could be what is left.
        force(draft, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.resolveSibling("").toAbsolutePath(), StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption access) throws IOException {
        try (FileChannel channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }
}
