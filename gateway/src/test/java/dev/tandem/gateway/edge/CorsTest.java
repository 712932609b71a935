package dev.tandem.gateway.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.TestUpstream;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class CorsTest extends GatewayTest {

    private static final String ALLOWED = "https://hr.example.org";

    @Test
    void a_preflight_is_answered_without_a_token() {
        given().header("Origin", ALLOWED)
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization, if-match")
                .options("/api/v1/parcels/preflight")
                .then()
                .statusCode(204)
                .header("Access-Control-Allow-Origin", ALLOWED)
                .header("Access-Control-Allow-Methods", containsString("PATCH"))
                .header("Access-Control-Allow-Headers", containsString("If-Match"))
                .header("Access-Control-Allow-Headers", containsString("Idempotency-Key"))
                .header("Access-Control-Max-Age", "600");
        assertThat(stack.sandbox().received("/api/v1/parcels/preflight")).isEmpty();
    }

    @Test
    void a_preflight_of_another_origin_is_refused() {
        given().header("Origin", "https://evil.example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/parcels")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .header("Access-Control-Allow-Origin", nullValue())
                .body("type", equalTo("urn:tandem:problem:origin-not-allowed"));
    }

    @Test
    void an_allowed_origin_reads_the_answer_and_its_headers() {
        stack.sandbox()
                .on(
                        "/api/v1/parcels/cors",
                        TestUpstream.answer(200, Map.of("Access-Control-Allow-Origin", "*", "ETag", "\"1\""), "{}"));

        Response answer = authorised().header("Origin", ALLOWED).get("/api/v1/parcels/cors");

        assertThat(answer.headers().getValues("Access-Control-Allow-Origin")).containsExactly(ALLOWED);
        assertThat(answer.headers().getValues("Vary")).contains("origin");
        assertThat(answer.header("Access-Control-Expose-Headers").split(", ", -1))
                .contains("ETag", "Location", "X-Request-Id", "Idempotency-Replayed", "RateLimit");
    }

    @Test
    void refusals_can_be_read_by_an_allowed_origin_as_well() {
        given().header("Origin", ALLOWED)
                .get("/api/v1/parcels")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", ALLOWED);
    }

    @Test
    void another_origin_is_served_without_leave_to_read() {
        authorised()
                .header("Origin", "https://evil.example.org")
                .get("/api/v1/parcels")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void options_that_is_no_preflight_needs_a_token() {
        given().options("/api/v1/parcels").then().statusCode(401);
    }
}
