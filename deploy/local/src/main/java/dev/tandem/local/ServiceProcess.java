package dev.tandem.local;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One deployable as a child process. */
final class ServiceProcess extends ChildProcess {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final int TAIL_BYTES = 64 * 1024;

    private final Deployable deployable;
    private final int port;
    private final int managementPort;

    ServiceProcess(
            Deployable deployable,
            int port,
            int managementPort,
            Path log,
            List<String> javaOptions,
            Map<String, String> environment) {
        super(
                deployable.name(),
                log,
                Stream.concat(javaOptions.stream(), deployable.arguments().stream())
                        .toList(),
                environment);
        this.deployable = deployable;
        this.port = port;
        this.managementPort = managementPort;
    }

    Deployable deployable() {
        return deployable;
    }

    int port() {
        return port;
    }

    int managementPort() {
        return managementPort;
    }

    /** Where health and metrics are. */
    URI managementUrl() {
        return URI.create("http://localhost:" + managementPort);
    }

    @Override
    public String management() {
        return managementUrl().toString();
    }

    URI url() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public String address() {
        return url().toString();
    }

    /** Asks the health endpoint whether it takes requests now. */
    @Override
    public boolean isReady(HttpClient http) {
        return isReady(http, management());
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
