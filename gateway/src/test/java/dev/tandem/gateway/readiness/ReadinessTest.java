package dev.tandem.gateway.readiness;

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

    private static final String UP = "tandem_gateway_upstream_up{service=\"bare\"}";

    private int readiness() {
        return management("health/ready").statusCode();
    }

    private String state(String service) {
        List<String> states = management("health/ready").path("checks.data." + service);
        return states.stream().filter(state -> state != null).findFirst().orElseThrow();
    }

    @Test
    void tells_what_every_service_says_about_itself() {
        await().until(() -> state("participants").equals("UP") && state("bare").equals("UP"));

        assertThat(metric(UP)).isEqualTo(1);
        assertThat(state("issuer")).isEqualTo("keys known");
    }

    @Test
    void a_service_that_is_not_ready_is_a_detail() {
        stack.bare().readiness(503);
        try {
            await().until(() -> state("bare").equals("DOWN: answered 503"));

            assertThat(readiness()).isEqualTo(200);
            assertThat(metric(UP)).isZero();
            assertThat(state("sandbox")).isEqualTo("UP");
        } finally {
            stack.bare().readiness(200);
        }
    }

    @Test
    void a_service_that_is_down_does_not_take_the_others_away() {
        stack.bare().stop();
        try {
            await().until(() -> state("bare").startsWith("DOWN: ") && metric(UP) == 0);

            assertThat(readiness()).isEqualTo(200);
            authorised().get("/api/v1/parcels").then().statusCode(200);
        } finally {
            stack.bare().restart();
        }
        await().until(() -> state("bare").equals("UP"));
    }
}
