package dev.tandem.gateway.connection;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.Level;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class SlowClientsTest extends GatewayTest {

    private static final int SOCKETS = 300;

    private RawConnection post(String path, String subject, int length) throws IOException {
        return postWith(stack.token(subject), path, length);
    }

    private RawConnection postWith(String token, String path, int length) throws IOException {
        return new RawConnection(base).head("""
                POST %s HTTP/1.1
                Host: gateway.example.org
                Authorization: Bearer %s
                Content-Length: %d
                """.formatted(path, token, length));
    }

    /** One more byte, unless the gateway has had enough already. */
    private static void drip(RawConnection connection) throws IOException {
        if (!connection.hasAnswer()) {
            try {
                connection.send(" ");
            } catch (SocketException cut) {
                // Between the look and the byte: what the gateway says of it is read at the end.
            }
        }
    }

    /** The answer; empty when a byte that crossed it took the connection down. */
    private static String answer(RawConnection connection) throws IOException {
        try {
            return connection.readHead();
        } catch (SocketException cut) {
            return "";
        }
    }

    private static void closeAll(List<RawConnection> connections) throws IOException {
        for (RawConnection connection : connections) {
            connection.close();
        }
    }

    @Test
    void three_hundred_bodies_byte_by_byte_take_nothing_from_the_others_and_are_cut() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            String token = stack.token("slow");
            for (int i = 0; i < SOCKETS; i++) {
                slow.add(postWith(token, "/api/v1/parcels/slow", 1_000).send("{"));
            }
            // The same subject as well: what it sends slowly is not yet with a service.
            for (String subject : List.of("ada", "slow")) {
                for (RawConnection connection : slow) {
                    drip(connection);
                }
                given().auth()
                        .oauth2(stack.token(subject))
                        .body("{}")
                        .post("/api/v1/parcels/honest")
                        .then()
                        .statusCode(200);
            }
            assertThat(stack.sandbox().received("/api/v1/parcels/slow")).isEmpty();

            List<String> answers = new ArrayList<>();
            for (RawConnection connection : slow) {
                answers.add(answer(connection));
            }
            assertThat(answers)
                    .allMatch(answer -> answer.isEmpty() || answer.startsWith("HTTP/1.1 408"))
                    .anyMatch(answer -> !answer.isEmpty());
        } finally {
            closeAll(slow);
        }
        assertThat(stack.sandbox().received("/api/v1/parcels/slow")).isEmpty();
        await().until(() -> metric("tandem_gateway_buffered_bytes") == 0);
    }

    @Test
    void a_half_sent_request_line_is_closed() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.send("GET /api/v1/par");

            assertThat(connection.readToEnd())
                    .startsWith("HTTP/1.1 408")
                    .contains("application/problem+json")
                    .contains("connection: close");
        }
    }

    @Test
    void a_large_body_that_stalls_frees_its_service() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/stalling", exchange -> {
            try {
                exchange.getRequestBody().readAllBytes();
            } catch (IOException gone) {
                cut.countDown();
                throw gone;
            }
        });

        try (RawConnection connection = post("/api/v1/parcels/stalling", "ada", 1_000_000)) {
            connection.send("x".repeat(200_000));

            assertThat(connection.readHead()).startsWith("HTTP/1.1 408");
            assertThat(cut.await(20, TimeUnit.SECONDS)).isTrue();
        }
        await().until(() -> metric("tandem_gateway_upstream_requests") == 0);
    }

    @Test
    void an_answer_that_is_not_taken_frees_its_service() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/untaken", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(new byte[64 * 1024]);
                }
            } catch (IOException gone) {
                cut.countDown();
                throw gone;
            }
        });

        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                    GET /api/v1/parcels/untaken HTTP/1.1
                    Host: gateway.example.org
                    Authorization: Bearer %s
                    """.formatted(stack.token()));

            assertThat(cut.await(30, TimeUnit.SECONDS)).isTrue();
        }
        await().until(() -> metric("tandem_gateway_upstream_requests") == 0);
    }

    @Test
    void one_client_can_not_take_all_connections() throws Exception {
        List<RawConnection> all = new ArrayList<>();
        try {
            for (int i = 0; i < 450; i++) {
                all.add(new RawConnection(base));
            }
            long over = 0;
            for (RawConnection connection : all) {
                over += connection.isOver() ? 1 : 0;
            }

            assertThat(over).isGreaterThanOrEqualTo(50).isLessThan(450);
        } finally {
            closeAll(all);
        }
        await().ignoreExceptions()
                .until(() -> authorised().get("/api/v1/parcels").statusCode() == 200);
    }

    @Test
    void hanging_up_is_no_fault() throws Exception {
        List<LogRecord> faults = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord record) {
                boolean serious = record.getLevel().intValue() >= Level.ERROR.intValue();
                if (serious || (record.getThrown() != null && record.getLevel().intValue() > Level.DEBUG.intValue())) {
                    faults.add(record);
                }
            }

            @Override
            public void flush() {
                // Nothing is buffered.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        CountDownLatch answering = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/pouring", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
                answering.countDown();
            }
        });
        stack.sandbox().on("/api/v1/parcels/pondering", exchange -> {
            asked.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        // Resets its connection, with most of the body unread.
        stack.sandbox().on("/api/v1/parcels/slamming", exchange -> exchange.close());
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            new RawConnection(base).reset();
            new RawConnection(base).send("GET /api/v1").reset();
            post("/api/v1/parcels/hung-up", "ada", 10).send("half").reset();
            post("/api/v1/parcels/hung-up", "ada", 10).send("half").close();
            post("/api/v1/parcels/hung-up", "ada", 1_000_000)
                    .send("x".repeat(200_000))
                    .reset();
            RawConnection pouring = post("/api/v1/parcels/pouring", "ada", 0);
            assertThat(answering.await(20, TimeUnit.SECONDS)).isTrue();
            pouring.reset();
            RawConnection pondering = post("/api/v1/parcels/pondering", "ada", 0);
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            pondering.reset();
            authorised()
                    .body(new byte[300_000])
                    .post("/api/v1/parcels/slamming")
                    .then()
                    .statusCode(502);

            await().until(() ->
                    metric("tandem_gateway_upstream_requests") == 0 && metric("tandem_gateway_buffered_bytes") == 0);
        } finally {
            released.countDown();
            root.removeHandler(handler);
        }
        assertThat(faults).extracting(LogRecord::getMessage).isEmpty();
    }
}
