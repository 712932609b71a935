package dev.tandem.gateway.proxy;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
@TestProfile(FullPoolTest.Narrow.class)
class FullPoolTest extends GatewayTest {

    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "tandem.gateway.max-connections", "1",
                    "tandem.gateway.max-waiting", "0");
        }
    }

    @Test
    void a_full_pool_is_503_at_once_and_only_for_its_service() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/busy", exchange -> {
            arrived.countDown();
            await(release);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        String token = stack.token();
        try {
            CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() ->
                    given().auth().oauth2(token).get("/api/v1/parcels/busy").statusCode());
            assertThat(arrived.await(20, SECONDS)).isTrue();

            given().auth()
                    .oauth2(token)
                    .get("/api/v1/parcels/second")
                    .then()
                    .statusCode(503)
                    .header("Retry-After", "1")
                    .body("type", equalTo("urn:tandem:problem:unavailable"));
            given().auth().oauth2(token).get("/api/v1/stones").then().statusCode(200);

            release.countDown();
            assertThat(first.get(20, SECONDS)).isEqualTo(204);
        } finally {
            release.countDown();
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
