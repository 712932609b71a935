package dev.tandem.local;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.Directories;
import dev.tandem.local.servers.DurableFiles;
import dev.tandem.local.servers.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, written to {@code run/state.json} at every change: what other commands find the stack by, and what the
 * next start cleans up after a crash.
 *
 * @param reason why it failed; empty otherwise
 * @param owner the process that runs the stack
 */
record RunState(
        Phase phase,
        String reason,
        ProcessIdentity owner,
        String gateway,
        String issuer,
        String kafka,
        Ports ports,
        Map<String, Child> children,
        Map<String, Database> databases) {

    enum Phase {
        STARTING,
        READY,
        FAILED,
        STOPPED
    }

    /** Ports are taken again at the next start when they are free, so that addresses and tokens stay valid. */
    record Ports(
            int postgres,
            int kafka,
            int issuer,
            Map<String, Integer> services,
            @JsonSetter(nulls = Nulls.AS_EMPTY) Map<String, Integer> management) {}

    /**
     * A deployable's process.
     *
     * @param management where its health and metrics are; empty when an older launcher started it
     */
    record Child(
            ProcessIdentity process,
            String url,
            @JsonSetter(nulls = Nulls.AS_EMPTY) String management,
            String log,
            int restarts) {}

    Child child(String name) {
        Child child = children.get(name);
        if (child == null) {
            throw new StackException("there is no process '" + name + "'");
        }
        return child;
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            // Another version may have written it.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Duration GRACE = Duration.ofSeconds(5);

    static Path file(Path home) {
        return home.resolve("run").resolve("state.json");
    }

    static Optional<RunState> read(Path home) {
        Path file = file(home);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunState.class));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + "; delete it when nothing of Tandem runs", e);
        }
    }

    /** Returns the state of a stack that is coming up or ready, and whose owner lives. */
    static Optional<RunState> running(Path home) {
        return read(home)
                .filter(state -> state.phase() == Phase.STARTING || state.phase() == Phase.READY)
                .filter(state -> state.owner().isAlive());
    }

    void write(Path home) {
        Path file = file(home);
        Directories.create(file.resolveSibling("."));
        try {
            // It holds the databases' passwords.
            Path draft = Files.createTempFile(
                    file.resolveSibling("."),
                    "state",
                    ".tmp",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            JSON.writeValue(draft.toFile(), this);
            DurableFiles.replace(draft, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Ends what an owner that is gone left behind in {@code home}: its children and its PostgreSQL. A process counts
     * only when both its pid and its start instant are the recorded ones.
     */
    static void reap(Path home) {
        Optional<RunState> left = read(home);
        if (left.isPresent() && !left.get().owner().isAlive()) {
            List<Thread> ending = left.get().children().entrySet().stream()
                    // SIGTERM would make it wait for its clients; it is stopped below.
                    .filter(child -> !child.getKey().equals(DatabaseProcess.POSTGRES))
                    .map(child -> Thread.ofPlatform()
                            .start(() -> child.getValue().process().end(GRACE)))
                    .toList();
            ending.forEach(RunState::join);
        }
        LocalPostgres.stopLeftover(home.resolve("data").resolve(DatabaseProcess.POSTGRES));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
