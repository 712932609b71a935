package dev.tandem.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasLength;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class TokenCheckTest extends GatewayTest {

    private static final String PATH = "/api/v1/parcels/guarded";

    private ValidatableResponse refused(String authorization) {
        ValidatableResponse answer = given().header("Authorization", authorization)
                .get(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:unauthenticated"))
                .body("traceId", hasLength(32));
        assertThat(stack.sandbox().received(PATH)).isEmpty();
        return answer;
    }

    @Test
    void no_token_is_401() {
        given().get(PATH)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"tandem\"")
                .body("type", equalTo("urn:tandem:problem:unauthenticated"));
        assertThat(stack.sandbox().received(PATH)).isEmpty();
    }

    @Test
    void an_unknown_collection_is_not_told_apart_without_a_token() {
        given().get("/api/v1/nonsense").then().statusCode(401);
    }

    @Test
    void a_body_that_comes_without_a_token_is_401_too() {
        given().body(new byte[1024 * 1024]).post(PATH).then().statusCode(401);
    }

    @Test
    void garbage_is_401() {
        refused("Bearer garbage").header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void another_scheme_is_401() {
        refused("Basic YWRhOnNlY3JldA==");
    }

    @Test
    void an_expired_token_is_401_and_says_so() {
        String expired = stack.issuer().token("ada", List.of("participant"), Duration.ofHours(-1), Map.of());

        refused("Bearer " + expired)
                .header("WWW-Authenticate", containsString("invalid_token"))
                .body("detail", containsString("expired"));
    }

    @Test
    void a_token_for_another_audience_is_401() {
        String foreign = stack.issuer()
                .token("ada", List.of("participant"), Duration.ofMinutes(5), Map.of("aud", List.of("payroll")));

        refused("Bearer " + foreign);
    }

    private void refusedWith(Map<String, Object> claims) {
        refused("Bearer " + stack.issuer().token("ada", List.of("participant"), Duration.ofMinutes(5), claims));
    }

    @Test
    void a_token_of_another_issuer_with_the_right_key_is_401() {
        refusedWith(Map.of("iss", "https://elsewhere.example"));
    }

    @Test
    void a_token_without_a_subject_an_issuer_or_an_audience_is_401() {
        refusedWith(Map.of("sub", Optional.empty()));
        refusedWith(Map.of("iss", Optional.empty()));
        refusedWith(Map.of("aud", Optional.empty()));
    }

    @Test
    void a_token_that_was_tampered_with_is_401() {
        String[] parts = stack.token().split("\\.", -1);
        String other = stack.issuer()
                .token("eve", List.of("coordinator"), Duration.ofMinutes(5), Map.of())
                .split("\\.", -1)[1];

        refused("Bearer " + parts[0] + '.' + other + '.' + parts[2]);
    }

    @Test
    void a_token_with_an_empty_subject_is_401() {
        String nobody = stack.issuer().token("ada", List.of("participant"), Duration.ofMinutes(5), Map.of("sub", " "));

        refused("Bearer " + nobody).header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void roles_are_left_to_the_services() {
        String roleless = stack.issuer().token("ada", List.of(), Duration.ofMinutes(5), Map.of());

        given().auth().oauth2(roleless).get("/api/v1/parcels/roleless").then().statusCode(200);
    }
}
