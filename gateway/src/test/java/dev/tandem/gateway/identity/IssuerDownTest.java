package dev.tandem.gateway.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(
        value = GatewayTestResource.class,
        initArgs = @ResourceArg(name = GatewayTestResource.ISSUER, value = "down"))
class IssuerDownTest extends GatewayTest {

    @Test
    void a_token_that_can_not_be_checked_is_503_and_not_401() {
        given().header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                .get("/api/v1/parcels")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:unavailable"));
    }

    @Test
    void the_gateway_lives_and_serves_what_needs_no_token() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/docs").then().statusCode(200);
        given().get("/api/v1/parcels").then().statusCode(401);
    }
}
