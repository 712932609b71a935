package dev.tandem.e2e.contract;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends a request once and takes whatever is answered. */
public final class Client {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI gateway;

    /** A client of the platform at {@code gateway}, an address without a path. */
    public Client(URI gateway) {
        this.gateway = gateway;
    }

    /** The address that requests go to. */
    public URI gateway() {
        return gateway;
    }

    /**
     * Sends it.
     *
     * @throws IOException when there is no answer
     */
    public Answer send(Call call) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway + call.target()))
                .timeout(LIMIT)
                .method(
                        call.method(),
                        call.body().isNone()
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(call.body().bytes()));
        if (!call.caller().token().isEmpty()) {
            request.header("Authorization", "Bearer " + call.caller().token());
        }
        call.headers().forEach(header -> request.header(header.name(), header.value()));
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer.headers(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + call.target(), e);
        }
    }
}
