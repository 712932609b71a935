package dev.tandem.local;

import dev.tandem.local.servers.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One deployable as a child process: the same command, port and log over all its restarts. */
final class ServiceProcess {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final int TAIL_BYTES = 64 * 1024;

    private final Deployable deployable;
    private final int port;
    private final int managementPort;
    private final Path log;
    private final List<String> command;
    private final Map<String, String> environment;
    private volatile @Nullable Process process;
    private volatile int starts;

    ServiceProcess(
            Deployable deployable,
            int port,
            int managementPort,
            Path log,
            List<String> javaOptions,
            Map<String, String> environment) {
        this.deployable = deployable;
        this.port = port;
        this.managementPort = managementPort;
        this.log = log;
        this.environment = environment;
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(javaOptions);
        words.addAll(deployable.arguments());
        this.command = List.copyOf(words);
    }

    String name() {
        return deployable.name();
    }

    Deployable deployable() {
        return deployable;
    }

    int port() {
        return port;
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    int managementPort() {
        return managementPort;
    }

    /** Where health and metrics are. */
    URI management() {
        return URI.create("http://localhost:" + managementPort);
    }

    Path log() {
        return log;
    }

    int restarts() {
        return Math.max(0, starts - 1);
    }

    /** Starts the process; its output is appended to the log. */
    synchronized void start() {
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
            starts++;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name(), e);
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

    boolean isAlive() {
        Process current = process;
        return current != null && current.isAlive();
    }

    @Nullable
    ProcessIdentity identity() {
        Process current = process;
        return current == null ? null : ProcessIdentity.of(current.toHandle());
    }

    /** Tells how the process ended, for messages. */
    String exit() {
        Process current = process;
        return current == null || current.isAlive() ? "is running" : "ended with code " + current.exitValue();
    }

    /** Asks the health endpoint whether it takes requests now. */
    boolean isReady(HttpClient http) {
        return isReady(http, management().toString());
    }

    static boolean isReady(HttpClient http, String management) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(management + "/q/health/ready"))
                .timeout(PROBE_LIMIT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            // Refused, reset or too slow: all the same before it is ready.
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the process with SIGTERM, and with SIGKILL when it is not gone after {@code grace}. */
    void terminate(Duration grace) {
        Process current = process;
        if (current != null) {
            ProcessIdentity.end(current.toHandle(), grace);
        }
    }

    /** Ends the process with SIGKILL, as a crash would. */
    void kill() {
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

    /** Returns the last {@code lines} lines of the log. */
    static String tail(Path log, int lines) {
        if (!Files.exists(log)) {
            return "(no log at " + log + ")";
        }
        try (var channel = Files.newByteChannel(log)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            channel.position(from);
            byte[] bytes = new byte[(int) (channel.size() - from)];
            channel.read(ByteBuffer.wrap(bytes));
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + log, e);
        }
    }
}
