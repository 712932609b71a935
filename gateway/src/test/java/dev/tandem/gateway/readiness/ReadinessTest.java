package dev.tandem.gateway.readiness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class ReadinessTest extends GatewayTest {

    private static int readiness() {
        return given().get("/q/health/ready").statusCode();
    }

    private static String state(String service) {
        List<String> states = given().get("/q/health/ready").path("checks.data." + service);
        return states.stream().filter(state -> state != null).findFirst().orElseThrow();
    }

    @Test
    void ready_when_every_service_is() {
        await().until(() -> readiness() == 200);

        assertThat(state("participants")).isEqualTo("UP");
        assertThat(state("bare")).isEqualTo("UP");
    }

    @Test
    void not_ready_while_a_service_says_so() {
        stack.bare().readiness(503);
        try {
            await().until(() -> readiness() == 503);

            assertThat(state("bare")).isEqualTo("DOWN: answered 503");
            assertThat(state("sandbox")).isEqualTo("UP");
        } finally {
            stack.bare().readiness(200);
        }
        await().until(() -> readiness() == 200);
    }

    @Test
    void not_ready_while_a_service_is_down_but_alive() {
        stack.bare().stop();
        try {
            await().until(() -> readiness() == 503);

            assertThat(state("bare")).startsWith("DOWN: ");
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            stack.bare().restart();
        }
        await().until(() -> readiness() == 200);
    }
}
