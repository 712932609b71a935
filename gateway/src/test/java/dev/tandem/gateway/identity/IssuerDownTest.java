package dev.tandem.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

@QuarkusTest
@WithTestResource(
        value = GatewayTestResource.class,
        initArgs = @ResourceArg(name = GatewayTestResource.ISSUER, value = "down"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerDownTest extends GatewayTest {

    @Test
    @Order(1)
    void a_token_that_can_not_be_checked_is_503_and_not_401() {
        given().header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                .get("/api/v1/parcels")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:unavailable"));
    }

    @Test
    @Order(1)
    void the_gateway_lives_and_serves_what_needs_no_token() {
        assertThat(management("health/live").statusCode()).isEqualTo(200);
        given().get("/docs").then().statusCode(200);
        given().get("/api/v1/parcels").then().statusCode(401);
    }

    @Test
    @Order(1)
    void the_gateway_is_not_ready() {
        management("health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'gateway' }.data.issuer", equalTo("has never answered"));
    }

    @Test
    @Order(2)
    void the_gateway_is_ready_once_the_issuer_has_answered_and_stays_so_without_it() {
        String token;
        try (LocalIssuer issuer = LocalIssuer.start("test", stack.issuer().port())) {
            token = issuer.token("ada", List.of("participant"), Duration.ofMinutes(10), Map.of());
            await().until(() -> management("health/ready").statusCode() == 200);
        }

        given().auth().oauth2(token).get("/api/v1/parcels").then().statusCode(200);
        assertThat(management("health/ready").statusCode()).isEqualTo(200);
    }
}
