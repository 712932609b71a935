package dev.tandem.gateway.proxy;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class StreamingTest extends GatewayTest {

    private static final int MEBI = 1024 * 1024;
    // More than the gateway keeps before it asks the service.
    private static final int LARGE = 128 * 1024;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).header("Authorization", "Bearer " + stack.token());
    }

    @Test
    void an_answer_reaches_the_caller_before_the_service_has_finished_it() throws Exception {
        CountDownLatch firstPartRead = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/slow-answer", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write("first".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                await(firstPartRead);
                out.write("second".getBytes(StandardCharsets.US_ASCII));
            }
        });

        HttpResponse<InputStream> answer =
                client.send(request("/api/v1/parcels/slow-answer").build(), HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream in = answer.body()) {
            assertThat(in.readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("first");
            firstPartRead.countDown();
            assertThat(in.readAllBytes()).asString(StandardCharsets.US_ASCII).isEqualTo("second");
        }
    }

    @Test
    void a_large_upload_reaches_the_service_before_the_caller_has_finished_it() throws Exception {
        CountDownLatch firstPartArrived = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/slow-upload", exchange -> {
            // Not readNBytes(LARGE): it asks for zero more bytes in the end, for which this server waits.
            exchange.getRequestBody().readNBytes(new byte[LARGE], 0, LARGE);
            firstPartArrived.countDown();
            byte[] rest = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, rest.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(rest);
            }
        });

        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            POST /api/v1/parcels/slow-upload HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            Transfer-Encoding: chunked
                            """.formatted(stack.token())).chunk(new byte[LARGE]);
            assertThat(firstPartArrived.await(20, SECONDS)).isTrue();
            connection.chunk("second".getBytes(StandardCharsets.US_ASCII)).chunk(new byte[0]);

            assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
            assertThat(connection.read(6)).isEqualTo("second");
        }
    }

    @Test
    void a_small_upload_reaches_the_service_when_it_is_complete() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            POST /api/v1/parcels/small-upload HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            Transfer-Encoding: chunked
                            """.formatted(stack.token())).chunk(new byte[1000]);
            // A second request has gone all the way; the first would have, too.
            authorised().get("/api/v1/parcels/meanwhile").then().statusCode(200);
            assertThat(stack.sandbox().received("/api/v1/parcels/small-upload")).isEmpty();
            connection.chunk(new byte[10]).chunk(new byte[0]);

            assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/small-upload"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.headers().getFirst("Content-Length")).isEqualTo("1010"));
    }

    @Test
    void a_large_download_arrives_whole() throws Exception {
        byte[] block = new byte[MEBI];
        new Random(7).nextBytes(block);
        stack.sandbox().on("/api/v1/parcels/large-download", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 128; i++) {
                    out.write(block);
                }
            }
        });
        CRC32 expected = new CRC32();
        for (int i = 0; i < 128; i++) {
            expected.update(block);
        }

        HttpResponse<InputStream> answer = client.send(
                request("/api/v1/parcels/large-download").build(), HttpResponse.BodyHandlers.ofInputStream());

        CRC32 actual = new CRC32();
        long bytes = 0;
        try (InputStream in = answer.body()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                actual.update(buffer, 0, read);
                bytes += read;
            }
        }
        assertThat(bytes).isEqualTo(128L * MEBI);
        assertThat(actual.getValue()).isEqualTo(expected.getValue());
    }

    @Test
    void a_large_upload_arrives_whole() throws Exception {
        byte[] body = new byte[9 * MEBI];
        new Random(8).nextBytes(body);
        stack.sandbox().on("/api/v1/parcels/large-upload", exchange -> {
            byte[] received = exchange.getRequestBody().readAllBytes();
            byte[] verdict = (Arrays.equals(received, body) ? "same" : "different").getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(201, verdict.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(verdict);
            }
        });

        HttpResponse<String> answer = client.send(
                request("/api/v1/parcels/large-upload")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo("same");
    }

    @Test
    void an_answer_that_breaks_off_is_seen_to_break_off() {
        stack.sandbox().on("/api/v1/parcels/broken-answer", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThatThrownBy(() -> client.send(
                        request("/api/v1/parcels/broken-answer").build(), HttpResponse.BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_caller_that_goes_away_frees_the_service() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            try {
                while (true) {
                    out.write(new byte[8192]);
                    started.countDown();
                }
            } catch (IOException gone) {
                cut.countDown();
                throw gone;
            }
        });

        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                    GET /api/v1/parcels/endless HTTP/1.1
                    Host: gateway.example.org
                    Authorization: Bearer %s
                    """.formatted(stack.token()));
            connection.readHead();
            assertThat(started.await(20, SECONDS)).isTrue();
        }

        assertThat(cut.await(20, SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, SECONDS)) {
                throw new IOException("nobody read the first part");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
