package dev.tandem.feedback.survey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.feedback.TestAnswers;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class SurveyResponseResourceTest {

    private static final String RESPONSES = "/api/v1/survey-responses";
    private static final String INVITATIONS = "/api/v1/survey-invitations/";
    private static final int RACERS = 8;

    @Test
    void answers_are_kept_for_their_author_and_close_the_invitation() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();
        String invitation = mentorship.invitation(mentee, "KICK_OFF");

        String id = TestAnswers.CONTENT
                .submit(mentee, invitation)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("invitationId", equalTo(invitation))
                .body("occasion", equalTo("KICK_OFF"))
                .body(
                        "answers.question",
                        contains("comment", "communication", "organisation", "recommend", "usefulness"))
                .body("answers.find { it.question == 'recommend' }.value", equalTo(9))
                .body("answers.find { it.question == 'comment' }.text", equalTo("Keep the kick-off."))
                .extract()
                .path("id");

        mentee.request()
                .get(RESPONSES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("answers", hasSize(5));
        mentee.request()
                .queryParam("invitationId", invitation)
                .get(RESPONSES)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0].answers", hasSize(5));
        mentee.request()
                .get(INVITATIONS + invitation)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("ANSWERED"))
                .body("answeredAt", notNullValue())
                .body("allowedActions[0].code", equalTo("ALREADY_ANSWERED"));
    }

    @Test
    void event_says_that_somebody_answered_and_not_what() {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentor(), "KICK_OFF");
        TestAnswers.CONTENT.submit(mentorship.mentor(), invitation).statusCode(201);

        List<ConsumerRecord<String, byte[]>> events =
                TestBroker.readKey("tandem.feedback.survey-invitation", invitation, 2);

        assertThat(events)
                .extracting(
                        event -> TestBroker.header(event, "ce_type"), event -> TestBroker.header(event, "ce_sequence"))
                .containsExactly(
                        tuple("dev.tandem.survey-invitation.sent.v1", "1"),
                        tuple("dev.tandem.survey-invitation.answered.v1", "2"));
        assertThat(new String(events.getLast().value(), StandardCharsets.UTF_8))
                .contains("\"ANSWERED\"")
                .doesNotContain("answers", "Keep the kick-off.", "recommend");
    }

    @Test
    void every_answer_that_does_not_fit_the_survey_is_pointed_at() {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentor(), "KICK_OFF");

        submit(mentorship.mentor(), """
                {"invitationId": "%s", "answers": [
                  {"question": "communication", "value": 6}, {"question": "mood", "value": 3},
                  {"question": "usefulness", "value": 3}, {"question": "usefulness", "value": 4},
                  {"question": "organisation", "value": 3}]}""".formatted(invitation), 400)
                .body("type", equalTo("urn:tandem:problem:validation-failed"))
                .body(
                        "errors.pointer",
                        contains("/answers/0/value", "/answers/1/question", "/answers/3/question", "/answers"))
                .body("errors.code", contains("RANGE", "UNKNOWN", "DUPLICATE", "MISSING"));
        mentorship.mentor().request().get(INVITATIONS + invitation).then().body("state", equalTo("OPEN"));
    }

    @Test
    void malformed_requests_are_pointed_at() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentor = mentorship.mentor();
        String invitation = mentorship.invitation(mentor, "KICK_OFF");

        submit(mentor, "{\"answers\": [{\"question\": \"communication\", \"value\": 3}]}", 400)
                .body("errors.pointer", contains("/invitationId"));
        submit(mentor, "{\"invitationId\": \"%s\", \"answers\": []}".formatted(invitation), 400)
                .body("errors.pointer", contains("/answers"));
        submit(mentor, """
                {"invitationId": "%s", "answers": [{"question": " ", "value": 3}]}""".formatted(invitation), 400).body("errors.pointer", contains("/answers/0/question"));
        submit(mentor, """
                {"invitationId": "%s", "answers": [{"question": "communication", "value": 4.5}]}""".formatted(invitation), 400).body("errors.pointer", contains("/answers/0/value"));
        submit(mentor, """
                {"invitationId": "%s", "answers": [{"question": "comment", "text": "%s"}]}""".formatted(invitation, "x".repeat(4001)), 400)
                .body("errors.pointer", contains("/answers/0/text"));
        submit(mentor, """
                {"invitationId": "%s", "answers": [{"question": "communication", "value": 3, "why": "?"}]}""".formatted(invitation), 400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"))
                .body("errors.pointer", contains("/answers/0/why"));
    }

    @Test
    void second_answer_is_refused() {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentee(), "KICK_OFF");
        TestAnswers.CONTENT.submit(mentorship.mentee(), invitation).statusCode(201);

        TestAnswers.CONTENT
                .submit(mentorship.mentee(), invitation)
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"))
                .body("action", equalTo("answer"))
                .body("state", equalTo("ANSWERED"));
    }

    @Test
    void racing_answers_are_taken_once() throws Exception {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentee(), "KICK_OFF");
        CyclicBarrier start = new CyclicBarrier(RACERS);

        List<Future<Integer>> all;
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            all = IntStream.range(0, RACERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return TestAnswers.CONTENT
                                .submit(mentorship.mentee(), invitation)
                                .extract()
                                .statusCode();
                    }))
                    .toList();
        }

        assertThat(all).extracting(Future::resultNow).containsOnly(201, 409).containsOnlyOnce(201);
        mentorship.mentee().request().get(RESPONSES).then().body("items", hasSize(1));
    }

    @Test
    void invitation_of_somebody_else_is_as_unknown_as_none() {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentee(), "KICK_OFF");

        for (String notMine : List.of(invitation, UUID.randomUUID().toString())) {
            TestAnswers.CONTENT
                    .submit(mentorship.mentor(), notMine)
                    .statusCode(400)
                    .body("errors.pointer", contains("/invitationId"))
                    .body("errors.code", contains("UNKNOWN"));
        }
        mentorship.mentee().request().get(INVITATIONS + invitation).then().body("state", equalTo("OPEN"));
    }

    @Test
    void nobody_else_reads_the_answers() {
        TestMentorship mentorship = TestMentorship.active();
        String invitation = mentorship.invitation(mentorship.mentee(), "KICK_OFF");
        String id = TestAnswers.CONTENT
                .submit(mentorship.mentee(), invitation)
                .statusCode(201)
                .extract()
                .path("id");
        String path = RESPONSES + "/" + id;

        mentorship.mentor().request().get(path).then().statusCode(404);
        mentorship
                .mentor()
                .request()
                .queryParam("invitationId", invitation)
                .get(RESPONSES)
                .then()
                .statusCode(200)
                .body("items", empty());
        TestPerson.coordinator().get(path).then().statusCode(403);
        TestPerson.as(Tokens.viewer()).get(RESPONSES).then().statusCode(403);
        given().get(path).then().statusCode(401);
        mentorship
                .mentee()
                .request()
                .get(RESPONSES + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void repeated_request_with_its_key_gets_the_first_answer() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();
        String body = TestAnswers.CONTENT.body(mentorship.invitation(mentee, "KICK_OFF"));
        String key = UUID.randomUUID().toString();

        var first = mentee.request().header("Idempotency-Key", key).body(body).post(RESPONSES);
        var second = mentee.request().header("Idempotency-Key", key).body(body).post(RESPONSES);

        first.then().statusCode(201).header("Location", endsWith(RESPONSES + "/" + first.path("id")));
        second.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .body("id", equalTo(first.path("id")));
        mentee.request()
                .header("Idempotency-Key", key)
                .body(body.replace("Keep", "Drop"))
                .post(RESPONSES)
                .then()
                .statusCode(422);
    }

    @Test
    void only_linked_participants_answer() {
        String body = TestAnswers.CONTENT.body(UUID.randomUUID().toString());

        submit(TestPerson.unknown("stranger"), body, 403).body("type", equalTo("urn:tandem:problem:person-not-linked"));
        TestPerson.coordinator().body(body).post(RESPONSES).then().statusCode(403);
    }

    private static ValidatableResponse submit(TestPerson person, String body, int status) {
        return person.request().body(body).post(RESPONSES).then().statusCode(status);
    }
}
