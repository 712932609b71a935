package dev.tandem.gateway.proxy;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.TestUpstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class UpstreamFaultTest extends GatewayTest {

    @Test
    void a_dead_service_is_502_and_the_others_go_on() {
        stack.bare().stop();
        try {
            authorised()
                    .get("/api/v1/stones")
                    .then()
                    .statusCode(502)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:tandem:problem:upstream-unreachable"))
                    .body("detail", containsString("bare"))
                    .body("traceId", hasLength(32));
            authorised()
                    .contentType("application/json")
                    .body("{\"a\":1}")
                    .post("/api/v1/stones")
                    .then()
                    .statusCode(502);
            authorised().get("/api/v1/parcels").then().statusCode(200);
        } finally {
            stack.bare().restart();
        }
        authorised().get("/api/v1/stones").then().statusCode(200);
    }

    @Test
    void a_service_that_hangs_up_without_an_answer_is_502() {
        stack.sandbox().on("/api/v1/parcels/hang-up", exchange -> exchange.close());

        authorised()
                .get("/api/v1/parcels/hang-up")
                .then()
                .statusCode(502)
                .body("type", equalTo("urn:tandem:problem:upstream-unreachable"));
    }

    @Test
    void a_service_that_says_it_is_not_ready_is_503() {
        stack.sandbox()
                .on(
                        "/api/v1/parcels/not-ready",
                        TestUpstream.answer(503, Map.of("Content-Type", "text/html"), "<h1>starting</h1>"));

        authorised()
                .get("/api/v1/parcels/not-ready")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("type", equalTo("urn:tandem:problem:unavailable"))
                .body("traceId", hasLength(32));
    }

    @Test
    void a_service_s_own_503_problem_passes() {
        String problem = "{\"type\":\"urn:tandem:problem:unavailable\",\"detail\":\"migrating\"}";
        stack.sandbox()
                .on(
                        "/api/v1/parcels/own-problem",
                        TestUpstream.answer(
                                503, Map.of("Content-Type", "application/problem+json", "Retry-After", "30"), problem));

        authorised()
                .get("/api/v1/parcels/own-problem")
                .then()
                .statusCode(503)
                .header("Retry-After", "30")
                .body(equalTo(problem));
    }
}
