package dev.tandem.local.servers;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The processes of the PostgreSQL server on a data directory, found whoever started them. */
final class PostgresProcesses {

    private static final Path PROC = Path.of("/proc");
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private PostgresProcesses() {}

    /** Returns the postmaster that {@code dataDirectory} names, if it is alive and one. */
    static Optional<ProcessIdentity> postmaster(Path dataDirectory) {
        Path pidFile = pidFile(dataDirectory);
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            // A pid may have been given to someone else since: only a process whose command names PostgreSQL counts.
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"))
                    .map(ProcessIdentity::of)
                    .filter(ProcessIdentity::isAlive);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    private static Path pidFile(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }

    /**
     * Returns the pids of the postmaster and its backends, also of those that a killed postmaster left behind: each works
     * in the data directory. Where there is no {@code /proc}, the postmaster alone is found.
     */
    static List<Long> on(Path dataDirectory) {
        if (!Files.isDirectory(PROC) || !Files.exists(dataDirectory)) {
            return postmaster(dataDirectory).map(ProcessIdentity::pid).stream().toList();
        }
        try (Stream<Path> entries = Files.list(PROC)) {
            Path directory = dataDirectory.toRealPath();
            return entries.filter(entry -> isOn(directory, entry))
                    .map(entry -> Long.parseLong(entry.getFileName().toString()))
                    .filter(pid -> ProcessHandle.of(pid)
                            .map(ProcessIdentity::of)
                            .filter(ProcessIdentity::isAlive)
                            .isPresent())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for processes in " + PROC, e);
        }
    }

    private static boolean isOn(Path directory, Path entry) {
        if (!entry.getFileName().toString().chars().allMatch(Character::isDigit)) {
            return false;
        }
        try {
            return Files.readSymbolicLink(entry.resolve("cwd")).equals(directory)
                    && Files.readSymbolicLink(entry.resolve("exe")).endsWith("postgres");
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    /**
     * Shuts the server on {@code dataDirectory} down as fast as it can without losing anything, and ends what is left
     * after {@code grace}. Backends that outlived their postmaster are ended too: no server starts beside them. Returns
     * when nothing holds the directory any more.
     */
    static void endAllOn(Path dataDirectory, Duration grace) {
        postmaster(dataDirectory).ifPresent(process -> {
            // SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for every client to go.
            Signals.send("INT", process.pid());
            if (!process.awaitExit(grace)) {
                // Frozen or hanging: as after a crash, the next start recovers what was committed.
                process.kill();
            }
        });
        long end = System.nanoTime() + KILL_LIMIT.toNanos();
        List<Long> left = on(dataDirectory);
        while (!left.isEmpty()) {
            left.forEach(pid -> Signals.send("KILL", pid));
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the PostgreSQL processes " + left + " do not end");
            }
            LockSupport.parkNanos(POLL.toNanos());
            left = on(dataDirectory);
        }
        try {
            // Its pid may be another program's by now, which PostgreSQL would take for a running server.
            Files.deleteIfExists(pidFile(dataDirectory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + pidFile(dataDirectory), e);
        }
    }
}
