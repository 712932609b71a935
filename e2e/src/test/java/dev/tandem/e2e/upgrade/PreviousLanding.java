package dev.tandem.e2e.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The commit that is named in {@code deploy/previous-landing}, taken from the history of the checkout. */
final class PreviousLanding {

    private final Path checkout;
    private final String commit;

    private PreviousLanding(Path checkout, String commit) {
        this.checkout = checkout;
        this.commit = commit;
    }

    /** Reads which one it is. */
    static PreviousLanding of(Path checkout) {
        try {
            String commit = Files.readAllLines(checkout.resolve("deploy/previous-landing")).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("deploy/previous-landing names no commit"));
            return new PreviousLanding(checkout, commit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a history at all; an archive of the sources has none. */
    boolean hasHistory() {
        return Files.exists(checkout.resolve(".git"));
    }

    String commit() {
        return commit;
    }

    /** Returns its sources below {@code cache}, unpacked there once for each commit. */
    Path sources(Path cache) {
        Path folder = cache.resolve(commit);
        if (Files.exists(folder.resolve("pom.xml"))) {
            return folder;
        }
        requireCommit();
        Path archive = cache.resolve(commit + ".tar");
        try {
            Files.createDirectories(folder);
            run(checkout, "git", "archive", "--format=tar", "-o", archive.toString(), commit);
            run(folder, "tar", "-xf", archive.toString());
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** Returns its sources with the deployables packaged, built once for each commit. */
    Path binaries(Path cache) {
        Path folder = sources(cache);
        Path done = folder.resolve("packaged");
        if (!Files.exists(done)) {
            run(
                    folder,
                    folder.resolve("mvnw").toString(),
                    "-B",
                    "-ntp",
                    "-q",
                    "-Dquick",
                    "-Dmaven.test.skip=true",
                    "-pl",
                    "participants-service,matching-service,goals-service,feedback-service,gateway",
                    "-am",
                    "package");
            try {
                Files.createFile(done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folder;
    }

    private void requireCommit() {
        try {
            run(checkout, "git", "cat-file", "-e", commit + "^{commit}");
        } catch (IllegalStateException missing) {
            throw new IllegalStateException(
                    "The history does not hold " + commit + ", which deploy/previous-landing names;"
                            + " fetch it: git fetch --unshallow, or git fetch origin " + commit,
                    missing);
        }
    }

    private static void run(Path directory, String... command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            String output =
                    new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                List<String> lines = new ArrayList<>(output.lines().toList());
                throw new IllegalStateException("%s failed:%n%s"
                        .formatted(
                                String.join(" ", Arrays.asList(command)),
                                String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command[0], e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
