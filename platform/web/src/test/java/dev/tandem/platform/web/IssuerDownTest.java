package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A service that is started before its issuer. */
@QuarkusTest
@WithTestResource(value = PlatformServers.class, initArgs = @ResourceArg(name = "issuer", value = "down"))
@SuppressWarnings("NullAway.Init")
class IssuerDownTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TestHTTPResource(value = "health/ready", management = true)
    URL readiness;

    @ConfigProperty(name = "quarkus.oidc.auth-server-url")
    URI issuerUrl;

    private static String token(LocalIssuer issuer) {
        return issuer.token("coordinator", List.of(Roles.COORDINATOR), Duration.ofMinutes(5), Map.of());
    }

    @Test
    void service_is_ready_from_the_first_answer_of_its_issuer_on_whatever_becomes_of_it() {
        given().get(readiness)
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'issuer' }.status", equalTo("DOWN"))
                .body("checks.find { it.name == 'database' }.status", equalTo("UP"));
        given().auth()
                .oauth2("a.b.c")
                .get("/api/v1/notes")
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("unavailable"));
        given().get("/api/v1/notes").then().statusCode(401);

        String known;
        try (LocalIssuer issuer = LocalIssuer.start("test", issuerUrl.getPort())) {
            await().atMost(LIMIT).until(() -> given().get(readiness).statusCode() == 200);
            known = token(issuer);
            given().auth().oauth2(known).get("/api/v1/notes").then().statusCode(200);
        }

        given().get(readiness).then().statusCode(200);
        given().auth().oauth2(known).get("/api/v1/notes").then().statusCode(200);
        try (LocalIssuer other = LocalIssuer.start("test", 0)) {
            int refused =
                    given().auth().oauth2(token(other)).get("/api/v1/notes").statusCode();
            assertThat(refused).isIn(401, 503);
        }
    }
}
