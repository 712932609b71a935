package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;

import dev.tandem.local.servers.LocalIssuer;
import io.quarkus.test.common.WithTestResource;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests over HTTP have in common. */
@WithTestResource(PlatformServers.class)
abstract class WebTest {

    @SuppressWarnings("NullAway.Init")
    LocalIssuer issuer;

    String token(String user, String... roles) {
        return issuer.token(user, List.of(roles), Duration.ofMinutes(5), Map.of());
    }

    RequestSpecification as(String user, String... roles) {
        return given().auth().oauth2(token(user, roles)).contentType(ContentType.JSON);
    }

    RequestSpecification coordinator() {
        return as("coordinator", Roles.COORDINATOR);
    }

    Response createNote(String title, int rank) {
        return coordinator()
                .body("{\"title\": \"%s\", \"rank\": %d}".formatted(title, rank))
                .post("/api/v1/notes");
    }

    /** A text that no other test uses. */
    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }
}
