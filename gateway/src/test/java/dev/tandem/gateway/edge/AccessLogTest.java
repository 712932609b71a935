package dev.tandem.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class AccessLogTest extends GatewayTest {

    private static final Logger LOG = Logger.getLogger("dev.tandem.gateway.access");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(new PatternFormatter("%s").format(ExtLogRecord.wrap(line)));
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

    @BeforeEach
    void listen() {
        LOG.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        LOG.removeHandler(handler);
    }

    @Test
    void a_request_is_one_line_with_both_ids_and_without_its_query() {
        authorised()
                .header("X-Request-Id", "logged-1")
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/v1/parcels/7?userName=ada")
                .then()
                .statusCode(200);

        await().until(() -> !lines.isEmpty());
        assertThat(lines)
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("GET /api/v1/parcels/7 200 bytes=2 ms=")
                        .contains("service=sandbox")
                        .contains("traceId=4bf92f3577b34da6a3ce929d0e0e4736")
                        .contains("requestId=logged-1")
                        .doesNotContain("userName"));
    }

    @Test
    void a_refusal_is_logged_as_well() {
        given().header("X-Request-Id", "logged-2").get("/api/v1/parcels/7");

        await().until(() -> !lines.isEmpty());
        assertThat(lines)
                .singleElement()
                .satisfies(line ->
                        assertThat(line).startsWith("GET /api/v1/parcels/7 401").contains("logged-2"));
    }
}
