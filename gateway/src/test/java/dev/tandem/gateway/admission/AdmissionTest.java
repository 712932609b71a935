package dev.tandem.gateway.admission;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.tandem.gateway.testing.GatewayTest;
import dev.tandem.gateway.testing.GatewayTestResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(GatewayTestResource.class)
class AdmissionTest extends GatewayTest {

    private static final int SHARE = 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private List<CompletableFuture<HttpResponse<String>>> send(int times, String subject, String path) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Authorization", "Bearer " + stack.token(subject))
                .build();
        return Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .limit(times)
                .toList();
    }

    @Test
    void a_subject_has_a_share_of_the_services_and_the_others_the_rest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(SHARE);
        CountDownLatch release = new CountDownLatch(1);
        stack.sandbox().on("/api/v1/parcels/held", exchange -> {
            arrived.countDown();
            hold(release);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        try {
            List<CompletableFuture<HttpResponse<String>>> held = send(SHARE, "greedy", "/api/v1/parcels/held");
            assertThat(arrived.await(20, SECONDS)).isTrue();

            given().auth()
                    .oauth2(stack.token("greedy"))
                    .get("/api/v1/stones")
                    .then()
                    .statusCode(429)
                    .contentType("application/problem+json")
                    .header("Retry-After", "1")
                    .body("type", equalTo("urn:tandem:problem:too-many-requests"));
            authorised().get("/api/v1/parcels").then().statusCode(200);

            release.countDown();
            for (CompletableFuture<HttpResponse<String>> answer : held) {
                assertThat(answer.get(20, SECONDS).statusCode()).isEqualTo(204);
            }
        } finally {
            release.countDown();
        }
        await().until(() -> metric("tandem_gateway_upstream_requests") == 0);
        given().auth()
                .oauth2(stack.token("greedy"))
                .get("/api/v1/stones")
                .then()
                .statusCode(200);
    }

    @Test
    void a_subject_that_asks_too_often_is_429_and_the_others_are_served() throws Exception {
        int refused = 0;
        for (int round = 0; round < 40 && refused == 0; round++) {
            for (CompletableFuture<HttpResponse<String>> answer : send(SHARE, "hasty", "/api/v1/parcels/hasty")) {
                HttpResponse<String> response = answer.get(20, SECONDS);
                if (response.statusCode() == 429 && response.body().contains("per second")) {
                    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                    refused++;
                }
            }
        }

        assertThat(refused).isPositive();
        authorised().get("/api/v1/parcels").then().statusCode(200);
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
