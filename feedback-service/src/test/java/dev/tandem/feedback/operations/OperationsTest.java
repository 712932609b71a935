package dev.tandem.feedback.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.feedback.ProjectedVersions;
import dev.tandem.feedback.TestAnswers;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class OperationsTest {

    private static final String REPLAYS = "/api/v1/feedback-replays";
    private static final String AUDIT = "/api/v1/feedback-audit-entries";

    @Test
    void replay_publishes_everything_again_with_its_version() throws Exception {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentor(), "KICK_OFF");
        TestAnswers.CONTENT.submit(mentorship.mentor(), invitation).statusCode(201);
        Map<String, String> ids = Map.of(
                "survey-invitation", invitation,
                "feedback", giveFeedback(mentorship),
                "evaluation", evaluate());

        String location = TestPerson.coordinator()
                .post(REPLAYS)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> TestPerson.coordinator()
                        .get(URI.create(location).getPath())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("COMPLETED")));
        for (Map.Entry<String, String> entry : ids.entrySet()) {
            int version = entry.getKey().equals("survey-invitation") ? 2 : 1;
            List<ConsumerRecord<String, byte[]>> events =
                    TestBroker.readKey("tandem.feedback." + entry.getKey(), entry.getValue(), version + 1);
            assertThat(TestBroker.header(events.getLast(), "ce_type"))
                    .isEqualTo("dev.tandem." + entry.getKey() + ".replayed.v1");
            assertThat(TestBroker.header(events.getLast(), "ce_sequence")).isEqualTo(Integer.toString(version));
            ObjectMapper json = new ObjectMapper();
            assertThat(json.readTree(events.getLast().value()))
                    .isEqualTo(json.readTree(events.get(version - 1).value()));
        }
    }

    @Test
    void audit_says_who_did_what() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentor = mentorship.mentor();
        String invitation = mentorship.invitation(mentor, "KICK_OFF");
        TestAnswers.CONTENT.submit(mentor, invitation).statusCode(201);
        String feedback = giveFeedback(mentorship);
        String evaluation = evaluate();

        audit(invitation)
                .body("items", hasSize(2))
                .body("items.find { it.action == 'sent' }.actorSubject", equalTo("system:feedback"))
                .body("items.find { it.action == 'answered' }.actorSubject", equalTo(mentor.subject()))
                .body(
                        "items.find { it.action == 'answered' }.actorPersonId",
                        equalTo(mentor.id().toString()));
        audit(feedback)
                .body("items.action", contains("given"))
                .body("items.objectType", contains("feedback"))
                .body("items.actorPersonId", contains(mentor.id().toString()));
        audit(evaluation)
                .body("items.action", contains("computed"))
                .body("items.actorSubject", contains(Tokens.subjectOf("coordinator")));
    }

    @Test
    void operations_are_for_coordinators() {
        for (String token : List.of(Tokens.viewer(), Tokens.sponsor(), Tokens.participant("somebody"))) {
            TestPerson.as(token).get(AUDIT).then().statusCode(403);
            TestPerson.as(token).post(REPLAYS).then().statusCode(403);
        }
        given().get(AUDIT).then().statusCode(401);
    }

    private static ValidatableResponse audit(String objectId) {
        return TestPerson.coordinator()
                .queryParam("objectId", objectId)
                .get(AUDIT)
                .then()
                .statusCode(200);
    }

    private static String giveFeedback(TestMentorship mentorship) {
        return mentorship
                .mentor()
                .request()
                .body("""
                        {"mentorshipId": "%s", "aboutPersonId": "%s", "communication": 5, "engagement": 4, "progress": 4,
                         "comment": "Always prepared."}""".formatted(mentorship.id(), mentorship.mentee().id()))
                .post("/api/v1/feedback")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static String evaluate() {
        UUID cohort = UUID.randomUUID();
        var data = EventExamples.of("participants", "cohort")
                .getFirst()
                .<ObjectNode>deepCopy()
                .put("id", cohort.toString())
                .put("version", 1);
        TestBroker.publish("tandem.participants.cohort", TestEvent.of("dev.tandem.cohort.created.v1", cohort, 1, data));
        ProjectedVersions.awaitApplied("tandem.participants.cohort", cohort, 1);
        return TestPerson.coordinator()
                .body("{\"cohortId\": \"%s\"}".formatted(cohort))
                .post("/api/v1/evaluations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
