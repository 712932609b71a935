package dev.tandem.feedback;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mentorship of two people as matching publishes it: its own example with other ids. */
public final class TestMentorship {

    public static final String TOPIC = "tandem.matching.mentorship";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final UUID id = UUID.randomUUID();
    private final UUID cohortId;
    private final TestPerson mentor;
    private final TestPerson mentee;
    private UUID mentorEnrollment = UUID.randomUUID();
    private UUID menteeEnrollment = UUID.randomUUID();
    private Instant activatedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private Instant endedAt = activatedAt;
    private @Nullable Integer score = 800_000;

    public TestMentorship(UUID cohortId, TestPerson mentor, TestPerson mentee) {
        this.cohortId = cohortId;
        this.mentor = mentor;
        this.mentee = mentee;
    }

    /** One of two people of whom nobody has heard yet. */
    public static TestMentorship unknown() {
        return new TestMentorship(UUID.randomUUID(), TestPerson.unknown("mentor"), TestPerson.unknown("mentee"));
    }

    /** An active one that the service knows, and so its members, who have their invitations to the kick-off survey. */
    public static TestMentorship active() {
        TestMentorship mentorship = unknown();
        mentorship.mentor.publish(1, true);
        mentorship.mentee.publish(1, true);
        mentorship.publish("ACTIVE", 3);
        mentorship.awaitInvitations("KICK_OFF", 2);
        mentorship.mentor.awaitLinked();
        mentorship.mentee.awaitLinked();
        return mentorship;
    }

    /** By which enrollments they take part. */
    public TestMentorship enrolled(UUID mentors, UUID mentees) {
        mentorEnrollment = mentors;
        menteeEnrollment = mentees;
        return this;
    }

    /** From when to when it lasts, in the states that have such. */
    public TestMentorship lasting(Instant from, Instant until) {
        activatedAt = from;
        endedAt = until;
        return this;
    }

    /** The engine's score; null for a pair that it did not score. */
    public TestMentorship scored(@Nullable Integer points) {
        score = points;
        return this;
    }

    /** Publishes a state as matching does. */
    public TestMentorship publish(String state, long version) {
        publish(version, snapshot(state, version));
        return this;
    }

    /** Publishes any data as this mentorship's snapshot. */
    public void publish(long version, ObjectNode snapshot) {
        TestBroker.publish(TOPIC, TestEvent.of("dev.tandem.mentorship.activated.v1", id, version, snapshot));
    }

    /** This mentorship's snapshot; in DECLINED it never started. */
    public ObjectNode snapshot(String state, long version) {
        ObjectNode data = EventExamples.of("matching", "mentorship").getFirst().deepCopy();
        boolean started = !state.equals("PROPOSED") && !state.equals("DECLINED");
        boolean over = !state.equals("PROPOSED") && !state.equals("ACTIVE");
        data.put("id", id.toString())
                .put("version", version)
                .put("cohortId", cohortId.toString())
                .put("state", state)
                .put("score", score)
                .put("activatedAt", started ? activatedAt.toString() : null)
                .put("endedAt", over ? endedAt.toString() : null);
        ((ObjectNode) data.path("members").get(0))
                .put("personId", mentor.id().toString())
                .put("enrollmentId", mentorEnrollment.toString())
                .put("decision", started ? "ACCEPTED" : "PENDING");
        ((ObjectNode) data.path("members").get(1))
                .put("personId", mentee.id().toString())
                .put("enrollmentId", menteeEnrollment.toString())
                .put("decision", started ? "ACCEPTED" : "PENDING");
        return data;
    }

    /** Waits until this version is applied. */
    public void awaitApplied(long version) {
        ProjectedVersions.awaitApplied(TOPIC, id, version);
    }

    /** Waits until an occasion's invitations were sent. */
    public void awaitInvitations(String occasion, int count) {
        await("invitations of " + id).atMost(LIMIT).until(() -> countInvitations(occasion) == count);
    }

    /** How many people were invited at an occasion. */
    public int countInvitations(String occasion) {
        return invitations(occasion).getList("items").size();
    }

    /** The id of somebody's invitation. */
    public String invitation(TestPerson person, String occasion) {
        String invitation =
                invitations(occasion).getString("items.find { it.personId == '%s' }.id".formatted(person.id()));
        if (invitation == null) {
            throw new IllegalStateException("%s was not invited".formatted(person));
        }
        return invitation;
    }

    private JsonPath invitations(String occasion) {
        return TestPerson.coordinator()
                .queryParam("mentorshipId", id)
                .queryParam("occasion", occasion)
                .get("/api/v1/survey-invitations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
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
}
