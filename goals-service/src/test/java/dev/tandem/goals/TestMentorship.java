package dev.tandem.goals;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mentorship of two people as participants and matching would publish it: by their own examples, with fresh ids.
 * Unless a test says otherwise it was activated now, meets every 14 days and lasts 180.
 */
public final class TestMentorship {

    public static final String TOPIC = "tandem.matching.mentorship";

    /** 180 days in steps of 14. */
    public static final int CHECKPOINTS = 12;

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final UUID id = UUID.randomUUID();
    private final UUID cohortId = UUID.randomUUID();
    private final TestPerson mentor = TestPerson.unknown("mentor");
    private final TestPerson mentee = TestPerson.unknown("mentee");
    private final Instant activatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);

    /** An active mentorship that the service knows, with its checkpoints and its members' identities. */
    public static TestMentorship active() {
        TestMentorship mentorship = new TestMentorship();
        mentorship.mentor.publish(1, true);
        mentorship.mentee.publish(1, true);
        mentorship.publish("ACTIVE", 3);
        mentorship.awaitCheckpoints("SCHEDULED", CHECKPOINTS);
        mentorship.mentor.awaitLinked();
        mentorship.mentee.awaitLinked();
        return mentorship;
    }

    /** A person outside every mentorship, whom the service knows. */
    public static TestPerson outsider() {
        return TestPerson.linked("outsider");
    }

    /** Publishes this mentorship as matching does. */
    public void publish(String state, long version) {
        publish(version, snapshot(state, version));
    }

    /** Publishes any data as this mentorship's snapshot. */
    public void publish(long version, JsonNode snapshot) {
        TestBroker.publish(TOPIC, TestEvent.of("dev.tandem.mentorship.activated.v1", id, version, snapshot));
    }

    /** This mentorship's snapshot, made from the producer's example of an active one. */
    public ObjectNode snapshot(String state, long version) {
        ObjectNode data = EventExamples.of("matching", "mentorship").stream()
                .filter(example -> example.path("state").asText().equals("ACTIVE"))
                .findFirst()
                .orElseThrow()
                .deepCopy();
        data.put("id", id.toString())
                .put("version", version)
                .put("cohortId", cohortId.toString())
                .put("state", state)
                .put("activatedAt", activatedAt.toString());
        ((ObjectNode) data.path("members").get(0)).put("personId", mentor.id().toString());
        ((ObjectNode) data.path("members").get(1)).put("personId", mentee.id().toString());
        ((ObjectNode) data.path("schedule"))
                .put("cadence", "P14D")
                .put("activeUntil", activeUntil().toString());
        return data;
    }

    /** Waits until the service has this many checkpoints of this mentorship in a state. */
    public void awaitCheckpoints(String state, int count) {
        await("checkpoints of " + id).atMost(LIMIT).until(() -> countCheckpoints(state) == count);
    }

    /** How many checkpoints the service has, in a state or in all of them. */
    public int countCheckpoints(@Nullable String state) {
        RequestSpecification request =
                coordinator().queryParam("mentorshipId", id).queryParam("limit", 200);
        if (state != null) {
            request.queryParam("state", state);
        }
        return request.get("/api/v1/checkpoints")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    /** The id of the checkpoint in a place of the schedule. */
    public String checkpoint(int ordinal) {
        return coordinator()
                .queryParam("mentorshipId", id)
                .get("/api/v1/checkpoints")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.ordinal == " + ordinal + " }.id");
    }

    /** A request by the coordinator. */
    public static RequestSpecification coordinator() {
        return given().auth().oauth2(Tokens.coordinator()).contentType(ContentType.JSON);
    }

    public UUID id() {
        return id;
    }

    public UUID cohortId() {
        return cohortId;
    }

    public TestPerson mentor() {
        return mentor;
    }

    public TestPerson mentee() {
        return mentee;
    }

    public Instant activatedAt() {
        return activatedAt;
    }

    public LocalDate activeUntil() {
        return LocalDate.ofInstant(activatedAt, ZoneOffset.UTC).plusDays(180);
    }
}
