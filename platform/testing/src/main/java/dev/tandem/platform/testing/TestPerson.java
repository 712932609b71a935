package dev.tandem.platform.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Someone with a token whom participants-service has published, with the link from the token to them: for the tests of the
 * services that consume both.
 */
public record TestPerson(UUID id, UUID linkId, String userName, String subject) {

    /** The topic of people. */
    public static final String TOPIC = "tandem.participants.person";

    /** The topic of the links from tokens to people. */
    public static final String LINKS = "tandem.participants.identity-link";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Someone whom nobody has published yet, with a name that no other test has. */
    public static TestPerson unknown(String name) {
        return of(UUID.randomUUID(), name + "-" + UUID.randomUUID());
    }

    /** Someone whom nobody has published yet. */
    public static TestPerson of(UUID id, String userName) {
        return new TestPerson(id, UUID.randomUUID(), userName, Tokens.subjectOf(userName));
    }

    /** Someone whom the service knows. */
    public static TestPerson linked(String name) {
        TestPerson person = unknown(name);
        person.publish(1, true);
        person.awaitLinked();
        return person;
    }

    /** Publishes this person as participants does, and their link with the first version of it. */
    public void publish(long version, boolean active) {
        publishAlone(version, active);
        publishLink(1, true);
    }

    /** Publishes this person without a link. */
    public void publishAlone(long version, boolean active) {
        ObjectNode data = EventExamples.of("participants", "person").getFirst().deepCopy();
        data.put("id", id.toString())
                .put("version", version)
                .put("userName", userName)
                .put("displayName", userName)
                .put("active", active);
        TestBroker.publish(TOPIC, TestEvent.of("dev.tandem.person.changed.v1", id, version, data));
    }

    /** Publishes that this person's token is theirs, or is not any more. */
    public void publishLink(long version, boolean active) {
        TestBroker.publish(
                LINKS,
                TestEvent.of(
                        "dev.tandem.identity-link.linked.v1",
                        linkId,
                        version,
                        link(linkId, version, subject, id, active)));
    }

    /** The snapshot of a link of the test issuer, made from the producer's example. */
    public static ObjectNode link(UUID id, long version, String subject, UUID personId, boolean active) {
        ObjectNode data =
                EventExamples.of("participants", "identity-link").getFirst().deepCopy();
        return data.put("id", id.toString())
                .put("version", version)
                .put("issuer", Tokens.issuer())
                .put("subject", subject)
                .put("personId", personId.toString())
                .put("active", active);
    }

    /** The same person, whose token has the same subject, under another name. */
    public TestPerson renamed(String newUserName) {
        return new TestPerson(id, linkId, newUserName, subject);
    }

    /** Waits until the service ties the token to this person. */
    public void awaitLinked() {
        Awaitility.await("identity of " + userName)
                .atMost(LIMIT)
                .until(() -> ParticipantOperation.any().call(request()).statusCode() != 403);
    }

    /** This person's token. */
    public String token(String... roles) {
        return Tokens.withClaims(userName, Map.of("sub", subject), roles);
    }

    /** A request by this person as a participant. */
    public RequestSpecification request() {
        return as(token("participant"));
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
