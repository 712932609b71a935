package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.process.Signals;
import dev.tandem.local.servers.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A JVM as a child of this one, with the same command and environment at every start. */
abstract class ChildProcess implements StackProcess {

    private final String name;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private volatile @Nullable Process process;
    private volatile @Nullable ProcessIdentity identity;
    private volatile int starts;

    /** @param arguments what {@code java} is given */
    ChildProcess(String name, Path log, List<String> arguments, Map<String, String> environment) {
        this.name = name;
        this.log = log;
        this.environment = environment;
        this.command = Stream.concat(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        arguments.stream())
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public int restarts() {
        return Math.max(0, starts - 1);
    }

    /** Starts the process; its output is appended to the log. */
    @Override
    public synchronized void start() {
        Directories.create(log.resolveSibling("."));
        if (starts == 0) {
            keepPreviousLog();
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        // Options meant for the launcher's own JVM would change every service.
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        try {
            Process started = builder.start();
            started.getOutputStream().close();
            process = started;
            identity = ProcessIdentity.of(started.toHandle());
            starts++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    private void keepPreviousLog() {
        try {
            if (Files.exists(log)) {
                Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the previous " + log, e);
        }
    }

    @Override
    public boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Override
    public @Nullable ProcessIdentity identity() {
        return identity;
    }

    @Override
    public String exit() {
        Process current = process;
        return current == null || current.isAlive() ? "is running" : "ended with code " + current.exitValue();
    }

    @Override
    public void terminate(Duration grace) {
        Process current = process;
        if (current != null) {
            current.destroy();
            if (!awaitExit(current, grace)) {
                kill();
            }
        }
    }

    private static boolean awaitExit(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void kill() {
        Process current = process;
        if (current != null) {
            current.destroyForcibly();
            try {
                // Not onExit(): its last stage needs a thread of the common pool, of which two processors make only
                // one.
                current.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void pause() {
        signal("STOP");
    }

    @Override
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        Process current = process;
        if (current != null && current.isAlive()) {
            Signals.send(signal, current.pid());
        }
    }
}
