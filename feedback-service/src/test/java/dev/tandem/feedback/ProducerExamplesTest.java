package dev.tandem.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the producers promise in their schemas is what this service reads. */
@TandemTest
class ProducerExamplesTest {

    @Inject
    EntityManager entities;

    @Test
    void people_are_recognised_when_active() {
        for (JsonNode example : apply("participants", "person")) {
            int expected = example.path("active").asBoolean() ? 200 : 403;
            TestPerson person =
                    TestPerson.of(uuid(example, "id"), example.path("userName").asText());
            person.publishLink(1, true);
            ProjectedVersions.awaitApplied(TestPerson.LINKS, person.linkId(), 1);
            person.request().get("/api/v1/survey-invitations").then().statusCode(expected);
        }
    }

    @Test
    void cohorts_are_kept_with_their_programs() {
        for (JsonNode example : apply("participants", "cohort")) {
            assertThat(row("select name, program_name, state, program_id from cohort_view where id = :id", example))
                    .containsExactly(
                            example.path("name").asText(),
                            example.path("programName").asText(),
                            example.path("state").asText(),
                            uuid(example, "programId"));
        }
    }

    @Test
    void enrollments_are_kept_with_the_time_of_joining() {
        for (JsonNode example : apply("participants", "enrollment")) {
            assertThat(row(
                            "select cohort_id, person_id, role, state, ready_at from enrollment_view where id = :id",
                            example))
                    .containsExactly(
                            uuid(example, "cohortId"),
                            uuid(example, "personId"),
                            example.path("role").asText(),
                            example.path("state").asText(),
                            example.path("readyAt").isNull()
                                    ? null
                                    : Instant.parse(example.path("readyAt").asText()));
        }
    }

    @Test
    void mentorships_are_kept_as_they_ended_and_had_their_surveys() {
        List<JsonNode> examples = apply("matching", "mentorship");

        JsonNode completed = last(of(examples, "e0001"), "COMPLETED");
        assertThat(row(
                        "select cohort_id, program_id, state, score, activated_at, ended_at from mentorship_view where id = :id",
                        completed))
                .containsExactly(
                        uuid(completed, "cohortId"),
                        uuid(completed, "programId"),
                        "COMPLETED",
                        completed.path("score").asInt(),
                        Instant.parse(completed.path("activatedAt").asText()),
                        Instant.parse(completed.path("endedAt").asText()));
        invitations(completed, "KICK_OFF", 2);
        invitations(completed, "CLOSING", 2);
        JsonNode ended = last(of(examples, "e0002"), "ENDED");
        invitations(ended, "KICK_OFF", 2);
        invitations(ended, "CLOSING", 0);
    }

    @Test
    void groups_are_asked_once_each_whoever_joins_or_pauses_and_expired_proposals_of_peers_are_not_asked() {
        List<JsonNode> examples = apply("matching", "mentorship");

        JsonNode group = last(of(examples, "e0003"), "COMPLETED");
        // Three at the start and one who joined later; two of the three and the newcomer were there at the end.
        invitations(group, "KICK_OFF", 4);
        invitations(group, "CLOSING", 3);
        JsonNode peers = last(of(examples, "e0004"), "ENDED");
        invitations(peers, "KICK_OFF", 0);
        assertThat(row("select state, activated_at from mentorship_view where id = :id", peers))
                .containsExactly("ENDED", null);
    }

    private static List<JsonNode> of(List<JsonNode> examples, String idEnd) {
        return examples.stream()
                .filter(example -> example.path("id").asText().endsWith(idEnd))
                .toList();
    }

    @Test
    void checkpoints_and_goals_are_kept_in_their_last_state() {
        JsonNode checkpoint = apply("goals", "checkpoint").get(1);
        assertThat(row(
                        "select mentorship_id, cohort_id, state, scheduled_at from checkpoint_view where id = :id",
                        checkpoint))
                .containsExactly(
                        uuid(checkpoint, "mentorshipId"),
                        uuid(checkpoint, "cohortId"),
                        "HELD",
                        Instant.parse(checkpoint.path("scheduledAt").asText()));
        JsonNode goal = apply("goals", "goal").getLast();
        assertThat(row("select mentorship_id, cohort_id, state from goal_view where id = :id", goal))
                .containsExactly(uuid(goal, "mentorshipId"), uuid(goal, "cohortId"), "ACHIEVED");
    }

    @Test
    void own_examples_fit_their_schemas() {
        assertThat(List.of("survey-invitation", "feedback", "evaluation"))
                .allSatisfy(aggregate ->
                        assertThat(EventExamples.of("feedback", aggregate)).isNotEmpty());
    }

    @Test
    void stale_news_of_a_person_are_passed_over() {
        TestPerson person = TestPerson.linked("person");

        person.publishAlone(3, false);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> person.request()
                        .get("/api/v1/survey-invitations")
                        .then()
                        .statusCode(403));
        person.publishAlone(2, true);
        ProjectedVersions.awaitApplied(TestPerson.TOPIC, person.id(), 3);
        person.request().get("/api/v1/survey-invitations").then().statusCode(403);
        TestPerson renamed = person.renamed(person.userName() + "-renamed");
        renamed.publishAlone(4, true);
        renamed.awaitLinked();

        person.request().get("/api/v1/survey-invitations").then().statusCode(200);
    }

    @Test
    void links_of_the_examples_are_kept() {
        for (JsonNode example : apply("participants", "identity-link")) {
            assertThat(row("select issuer, subject, person_id, active from identity_link where link_id = :id", example))
                    .containsExactly(
                            example.path("issuer").asText(),
                            example.path("subject").asText(),
                            uuid(example, "personId"),
                            example.path("active").asBoolean());
        }
    }

    /** Publishes all examples of an aggregate in their order and waits until they are applied. */
    private static List<JsonNode> apply(String producer, String aggregate) {
        String topic = "tandem." + producer + "." + aggregate;
        List<JsonNode> examples = EventExamples.of(producer, aggregate);
        for (JsonNode example : examples) {
            TestBroker.publish(
                    topic,
                    TestEvent.of(
                            "dev.tandem." + aggregate + ".replayed.v1",
                            uuid(example, "id"),
                            example.path("version").asLong(),
                            example));
        }
        examples.forEach(example -> ProjectedVersions.awaitApplied(
                topic, uuid(example, "id"), example.path("version").asLong()));
        return examples;
    }

    @Transactional
    Object[] row(String sql, JsonNode example) {
        return (Object[]) entities.createNativeQuery(sql)
                .setParameter("id", uuid(example, "id"))
                .getSingleResult();
    }

    private static void invitations(JsonNode mentorship, String occasion, int count) {
        TestPerson.coordinator()
                .queryParam("mentorshipId", mentorship.path("id").asText())
                .queryParam("occasion", occasion)
                .get("/api/v1/survey-invitations")
                .then()
                .statusCode(200)
                .body("items", hasSize(count))
                .body("items.state", everyItem(is("OPEN")));
    }

    private static JsonNode last(List<JsonNode> examples, String state) {
        return examples.stream()
                .filter(example -> example.path("state").asText().equals(state))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static UUID uuid(JsonNode node, String property) {
        return UUID.fromString(node.path(property).asText());
    }
}
