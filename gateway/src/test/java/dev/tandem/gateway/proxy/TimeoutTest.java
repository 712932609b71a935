package dev.tandem.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import dev.tandem.gateway.testing.RawConnection;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
@TestProfile(TimeoutTest.Impatient.class)
class TimeoutTest extends GatewayTest {

    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tandem.gateway.upstream-timeout", "3s");
        }
    }

    @Test
    void a_service_that_hangs_is_504() {
        CountDownLatch never = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/hanging", exchange -> await(never));
        try {
            authorised()
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/parcels/hanging")
                    .then()
                    .statusCode(504)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:tandem:problem:upstream-timeout"));
        } finally {
            never.countDown();
        }
    }

    @Test
    void a_caller_that_stops_sending_is_408() throws Exception {
        try (RawConnection connection = new RawConnection(base)) {
            connection.head("""
                            POST /api/v1/parcels/half HTTP/1.1
                            Host: gateway.example.org
                            Authorization: Bearer %s
                            Content-Length: 10
                            """.formatted(stack.token())).send("half!");

            assertThat(connection.readHead()).startsWith("HTTP/1.1 408").contains("application/problem+json");
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
