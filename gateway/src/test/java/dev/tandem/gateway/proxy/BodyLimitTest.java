package dev.tandem.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import dev.tandem.gateway.testing.TestUpstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class BodyLimitTest extends GatewayTest {

    private static final int LIMIT = 10 * 1024 * 1024;

    @Test
    void an_announced_body_over_the_limit_is_refused_before_it_is_sent() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("announced", "Content-Length: " + (LIMIT + 1)));

            assertThat(connection.readHead()).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/announced")).isEmpty();
    }

    @Test
    void a_caller_that_waits_for_100_is_refused_without_it() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("waiting", "Expect: 100-continue\nContent-Length: " + (LIMIT + 1)));

            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 413")
                    .contains("connection: close")
                    .contains("urn:tandem:problem:payload-too-large");
        }
    }

    @Test
    void a_caller_that_waits_for_100_gets_it_when_the_body_is_welcome() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("welcome", "Expect: 100-continue\nContent-Length: 2"));

            assertThat(connection.readHead()).startsWith("HTTP/1.1 100");
            connection.send("{}");
            assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void a_chunked_body_is_cut_at_the_limit() throws Exception {
        AtomicLong arrived = new AtomicLong();
        AtomicBoolean complete = new AtomicBoolean();
        CountDownLatch over = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/chunked", exchange -> {
            try (InputStream in = exchange.getRequestBody()) {
                byte[] buffer = new byte[64 * 1024];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    arrived.addAndGet(read);
                }
                complete.set(true);
            } finally {
                over.countDown();
            }
        });

        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("chunked", "Transfer-Encoding: chunked"));
            byte[] chunk = new byte[64 * 1024];
            for (int sent = 0; sent < 30 * 1024 * 1024 && !connection.hasAnswer(); sent += chunk.length) {
                connection.chunk(chunk);
            }

            assertThat(connection.readHead()).startsWith("HTTP/1.1 413").contains("application/problem+json");
        }
        assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(complete).isFalse();
        assertThat(arrived.get()).isLessThanOrEqualTo(LIMIT);
    }

    @Test
    void a_caller_that_ignores_the_refusal_is_cut_off() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("stubborn", "Transfer-Encoding: chunked"));
            byte[] chunk = new byte[64 * 1024];

            assertThat(sendsAll(connection, chunk, 256 * 1024 * 1024)).isFalse();
        }
    }

    private static boolean sendsAll(RawConnection connection, byte[] chunk, int bytes) {
        try {
            for (int sent = 0; sent < bytes; sent += chunk.length) {
                connection.chunk(chunk);
            }
            return true;
        } catch (IOException cut) {
            return false;
        }
    }

    @Test
    void a_chunked_body_of_exactly_the_limit_passes() throws Exception {
        stack.sandbox().on("/api/v1/parcels/exact", TestUpstream.answer(201, Map.of(), ""));

        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("exact", "Transfer-Encoding: chunked"));
            byte[] chunk = new byte[64 * 1024];
            for (int sent = 0; sent < LIMIT; sent += chunk.length) {
                connection.chunk(chunk);
            }
            connection.chunk(new byte[0]);

            assertThat(connection.readHead()).startsWith("HTTP/1.1 201");
        }
    }

    @Test
    void a_connection_survives_an_answer_that_came_before_the_end_of_the_body() throws Exception {
        stack.sandbox().on("/api/v1/parcels/early", exchange -> {
            exchange.sendResponseHeaders(409, -1);
            exchange.close();
        });

        try (RawConnection connection = new RawConnection(base)) {
            connection.head(post("early", "Transfer-Encoding: chunked"));
            // More than is kept here before the service is asked.
            byte[] chunk = new byte[128 * 1024];
            connection.chunk(chunk);
            assertThat(connection.readHead()).startsWith("HTTP/1.1 409");
            for (int sent = 0; sent < 5 * 1024 * 1024; sent += chunk.length) {
                connection.chunk(chunk);
            }
            connection.chunk(new byte[0]);
            connection.head(post("after-early", "Content-Length: 0"));

            assertThat(connection.readHead()).startsWith("HTTP/1.1 200");
        }
    }

    private String post(String name, String headers) {
        return """
                POST /api/v1/parcels/%s HTTP/1.1
                Host: gateway.example.org
                Authorization: Bearer %s
                %s
                """.formatted(name, stack.token(), headers);
    }
}
