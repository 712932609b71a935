package dev.tandem.gateway.proxy;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpHandler;
import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
                    "tandem.gateway.max-connections", "2",
                    "tandem.gateway.max-waiting", "0",
                    "tandem.gateway.share.collection-percent", "50");
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void a_collection_leaves_room_for_the_others_and_a_full_pool_is_503_at_once() throws Exception {
        CountDownLatch arrived = new CountDownLatch(2);
        CountDownLatch release = new CountDownLatch(1);
        HttpHandler busy = exchange -> {
            arrived.countDown();
            hold(release);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        };
        stack.sandbox().on("/api/v1/parcels/busy", busy);
        stack.sandbox().on("/api/v1/letters/busy", busy);
        String token = stack.token();
        try {
            CompletableFuture<Integer> parcel = status(token, "/api/v1/parcels/busy");
            await().until(() -> arrived.getCount() == 1);
            refused(token, "/api/v1/parcels/second").body("detail", containsString("collection"));
            given().auth().oauth2(token).get("/api/v1/letters/second").then().statusCode(200);

            CompletableFuture<Integer> letter = status(token, "/api/v1/letters/busy");
            assertThat(arrived.await(20, SECONDS)).isTrue();
            refused(token, "/api/v1/stamps/third").body("detail", containsString("sandbox"));
            given().auth().oauth2(token).get("/api/v1/stones").then().statusCode(200);

            release.countDown();
            assertThat(parcel.get(20, SECONDS)).isEqualTo(204);
            assertThat(letter.get(20, SECONDS)).isEqualTo(204);
        } finally {
            release.countDown();
        }
    }

    private CompletableFuture<Integer> status(String token, String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + token)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static ValidatableResponse refused(String token, String path) {
        return given().auth()
                .oauth2(token)
                .get(path)
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", equalTo("urn:tandem:problem:unavailable"));
    }

    private static void hold(CountDownLatch latch) throws InterruptedIOException {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
