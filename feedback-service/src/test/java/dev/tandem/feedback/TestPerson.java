package dev.tandem.feedback;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;

/** Someone with a token whom participants has published. */
public record TestPerson(UUID id, String userName) {

    public static final String TOPIC = "tandem.participants.person";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Someone whom nobody has published yet. */
    public static TestPerson unknown(String name) {
        return new TestPerson(UUID.randomUUID(), name + "-" + UUID.randomUUID());
    }

    /** Someone whom the service knows. */
    public static TestPerson linked(String name) {
        TestPerson person = unknown(name);
        person.publish(1, true);
        person.awaitLinked();
        return person;
    }

    /** Publishes this person as participants does. */
    public void publish(long version, boolean active) {
        ObjectNode data = EventExamples.of("participants", "person").getFirst().deepCopy();
        data.put("id", id.toString())
                .put("version", version)
                .put("userName", userName)
                .put("displayName", userName)
                .put("active", active);
        TestBroker.publish(TOPIC, TestEvent.of("dev.tandem.person.changed.v1", id, version, data));
    }

    /** Waits until the service ties tokens to this person. */
    public void awaitLinked() {
        await("identity of " + userName)
                .atMost(LIMIT)
                .until(() -> request().get("/api/v1/survey-invitations").statusCode() == 200);
    }

    /** A request by this person. */
    public RequestSpecification request() {
        return as(Tokens.participant(userName));
    }

    /** A request by the coordinator. */
    public static RequestSpecification coordinator() {
        return as(Tokens.coordinator());
    }

    /** A JSON request with a token. */
    public static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
