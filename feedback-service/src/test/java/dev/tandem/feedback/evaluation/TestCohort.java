package dev.tandem.feedback.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.feedback.ProjectedVersions;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A cohort and what happens in it, as the other services publish it: their own examples with other ids. */
final class TestCohort {

    private final UUID id = UUID.randomUUID();
    private final UUID programId;
    private final String name;
    private final Map<UUID, Published> published = new LinkedHashMap<>();
    private long version;

    private record Published(String topic, long version) {}

    /** A cohort of a program, in its state. */
    TestCohort(UUID programId, String name, String state) {
        this.programId = programId;
        this.name = name;
        state(state);
    }

    /** Brings the cohort into another state. */
    TestCohort state(String state) {
        version++;
        ObjectNode data = example("participants", "cohort");
        data.put("id", id.toString())
                .put("version", version)
                .put("programId", programId.toString())
                .put("programName", "Leadership & more")
                .put("name", name)
                .put("state", state);
        publish("participants", "cohort", id, version, data);
        return this;
    }

    /** An enrollment; who never joined has no {@code readyAt}. */
    UUID enroll(UUID person, String role, String state, @Nullable Instant readyAt) {
        UUID enrollment = UUID.randomUUID();
        ObjectNode data = example("participants", "enrollment");
        data.put("id", enrollment.toString())
                .put("version", 1)
                .put("cohortId", id.toString())
                .put("programId", programId.toString())
                .put("personId", person.toString())
                .put("role", role)
                .put("state", state)
                .put("readyAt", readyAt == null ? null : readyAt.toString());
        publish("participants", "enrollment", enrollment, 1, data);
        return enrollment;
    }

    /** A mentorship in its last state. */
    TestMentorship mentorship(TestMentorship mentorship, String state) {
        published.put(mentorship.id(), new Published(TestMentorship.TOPIC, 9));
        return mentorship.publish(state, 9);
    }

    /** A checkpoint of a mentorship. */
    void checkpoint(TestMentorship mentorship, String state, Instant scheduledAt) {
        UUID checkpoint = UUID.randomUUID();
        ObjectNode data = example("goals", "checkpoint");
        data.put("id", checkpoint.toString())
                .put("version", 1)
                .put("mentorshipId", mentorship.id().toString())
                .put("cohortId", id.toString())
                .put("programId", programId.toString())
                .put("scheduledAt", scheduledAt.toString())
                .put("state", state);
        publish("goals", "checkpoint", checkpoint, 1, data);
    }

    /** A goal, whoever has it. */
    void goal(String state) {
        UUID goal = UUID.randomUUID();
        ObjectNode data = example("goals", "goal");
        data.put("id", goal.toString())
                .put("version", 1)
                .put("cohortId", id.toString())
                .put("programId", programId.toString())
                .put("state", state);
        publish("goals", "goal", goal, 1, data);
    }

    /** Waits until the service knows all of it. */
    void awaitApplied() {
        published.forEach((aggregate, last) -> ProjectedVersions.awaitApplied(last.topic(), aggregate, last.version()));
    }

    UUID id() {
        return id;
    }

    UUID programId() {
        return programId;
    }

    private void publish(String producer, String aggregate, UUID aggregateId, long sequence, JsonNode data) {
        String topic = "tandem." + producer + "." + aggregate;
        TestBroker.publish(topic, TestEvent.of("dev.tandem." + aggregate + ".changed.v1", aggregateId, sequence, data));
        published.put(aggregateId, new Published(topic, sequence));
    }

    private static ObjectNode example(String producer, String aggregate) {
        return EventExamples.of(producer, aggregate).getFirst().deepCopy();
    }
}
