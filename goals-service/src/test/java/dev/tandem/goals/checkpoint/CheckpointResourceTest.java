package dev.tandem.goals.checkpoint;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.goals.MovableClock;
import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TandemTest
class CheckpointResourceTest {

    private static final String CHECKPOINTS = "/api/v1/checkpoints";

    @Inject
    MovableClock clock;

    @AfterEach
    void back_to_real_time() {
        clock.reset();
    }

    @Test
    void checkpoints_of_a_mentorship_appear_one_cadence_apart() {
        TestMentorship mentorship = TestMentorship.active();

        mentorship
                .mentee()
                .request()
                .get(CHECKPOINTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(TestMentorship.CHECKPOINTS))
                .body("items.ordinal", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
                .body("items.state", everyItem(equalTo("SCHEDULED")))
                .body("items.overdue", everyItem(is(false)))
                .body("items[0].scheduledAt", equalTo(after(mentorship, 14)))
                .body("items[11].scheduledAt", equalTo(after(mentorship, 168)))
                .body("items[0].agenda", hasItem("Get to know each other"))
                .body("items[0].allowedActions.allowed", everyItem(is(true)));
    }

    @Test
    void list_narrows_by_state_and_time() {
        TestMentorship mentorship = TestMentorship.active();
        hold(mentorship, mentorship.checkpoint(1)).then().statusCode(200);

        TestMentorship.coordinator()
                .queryParam("cohortId", mentorship.cohortId())
                .queryParam("state", "HELD")
                .get(CHECKPOINTS)
                .then()
                .statusCode(200)
                .body("items.ordinal", contains(1));
        mentorship
                .mentor()
                .request()
                .queryParam("mentorshipId", mentorship.id())
                .queryParam("from", after(mentorship, 28))
                .queryParam("to", after(mentorship, 56))
                .get(CHECKPOINTS)
                .then()
                .statusCode(200)
                .body("items.ordinal", contains(2, 3));
        mentorship
                .mentor()
                .request()
                .queryParam("from", "yesterday")
                .get(CHECKPOINTS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("from"));
    }

    @Test
    void scheduled_checkpoint_is_overdue_when_its_time_has_passed() {
        TestMentorship mentorship = TestMentorship.active();
        hold(mentorship, mentorship.checkpoint(1)).then().statusCode(200);
        clock.forward(Duration.ofDays(29));

        mentorship
                .mentee()
                .request()
                .queryParam("limit", 3)
                .get(CHECKPOINTS)
                .then()
                .body("items.overdue", contains(false, true, false));
    }

    @Test
    void held_checkpoint_keeps_who_was_there_and_what_was_agreed() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .body("""
                        {"attendance": [{"personId": "%1$s", "present": true}], "durationMinutes": 45,
                         "sharedNotes": "We talked about reviews.",
                         "actionItems": [{"text": "Prepare a review", "ownerPersonId": "%1$s", "done": false}]}""".formatted(mentee.id()))
                .post(CHECKPOINTS + "/" + id + "/hold")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("HELD"))
                .body("heldAt", notNullValue())
                .body("durationMinutes", equalTo(45))
                .body("attendance", hasSize(2))
                .body("attendance.find { it.personId == '%s' }.present".formatted(mentee.id()), is(true))
                .body(
                        "attendance.find { it.personId == '%s' }.present"
                                .formatted(mentorship.mentor().id()),
                        is(false))
                .body("sharedNotes", equalTo("We talked about reviews."))
                .body("actionItems[0].ownerPersonId", equalTo(mentee.id().toString()))
                .body("allowedActions.find { it.action == 'hold' }.code", equalTo("CHECKPOINT_HELD"))
                .body("allowedActions.find { it.action == 'change' }.allowed", is(true));

        hold(mentorship, id).then().statusCode(409).body("code", equalTo("CHECKPOINT_HELD"));
        reschedule(mentorship, id, Instant.now().plus(Duration.ofDays(3)))
                .then()
                .statusCode(409);
    }

    @Test
    void events_tell_who_was_there_but_not_what_was_said() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        TestPerson mentee = mentorship.mentee();
        mentee.request()
                .body("""
                        {"attendance": [{"personId": "%s", "present": true}], "durationMinutes": 45,
                         "sharedNotes": "said-in-confidence",
                         "actionItems": [{"text": "said-in-confidence", "done": false}]}""".formatted(mentee.id()))
                .post(CHECKPOINTS + "/" + id + "/hold")
                .then()
                .statusCode(200);

        List<ConsumerRecord<String, byte[]>> events = TestBroker.readKey("tandem.goals.checkpoint", id, 2);

        assertThat(events)
                .extracting(event -> TestBroker.header(event, "ce_type"))
                .containsExactly("dev.tandem.checkpoint.scheduled.v1", "dev.tandem.checkpoint.held.v1");
        assertThat(events)
                .extracting(event -> new String(event.value(), StandardCharsets.UTF_8))
                .noneMatch(data -> data.contains("said-in-confidence"));
        assertThat(JsonPath.from(new String(events.getLast().value(), StandardCharsets.UTF_8))
                        .getList("present", String.class))
                .containsExactly(mentee.id().toString());
    }

    @Test
    void attendance_names_members_once_and_somebody_present() {
        TestMentorship mentorship = TestMentorship.active();
        String path = CHECKPOINTS + "/" + mentorship.checkpoint(1) + "/hold";
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .body("""
                        {"attendance": [{"personId": "%1$s", "present": true}, {"personId": "%1$s", "present": false},
                                        {"personId": "%2$s", "present": true}], "durationMinutes": 30}""".formatted(mentee.id(), UUID.randomUUID()))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/attendance/1/personId", "/attendance/2/personId"))
                .body("errors.code", contains("NAMED_TWICE", "NOT_A_MEMBER"));
        mentee.request()
                .body("""
                        {"attendance": [{"personId": "%s", "present": false}], "durationMinutes": 30}""".formatted(mentee.id()))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.code", contains("NOBODY_PRESENT"));
        mentee.request()
                .body("""
                        {"attendance": [], "durationMinutes": 0, "actionItems": [{"text": "", "done": false}]}""")
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/attendance"))
                .body("errors.pointer", hasItem("/durationMinutes"))
                .body("errors.pointer", hasItem("/actionItems/0/text"));
        mentee.request()
                .body("""
                        {"attendance": [{"personId": "%s", "present": true}], "durationMinutes": 30,
                         "actionItems": [{"text": "Call", "ownerPersonId": "%s", "done": false}]}""".formatted(mentee.id(), UUID.randomUUID()))
                .post(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/actionItems/0/ownerPersonId"));
    }

    @Test
    void checkpoint_moves_into_the_future_only() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);

        reschedule(mentorship, id, Instant.now().minus(Duration.ofHours(1)))
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/scheduledAt"));
        reschedule(mentorship, id, Instant.parse("2099-01-01T09:00:00Z"))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("scheduledAt", equalTo("2099-01-01T09:00:00Z"));
        assertThat(TestBroker.readKey("tandem.goals.checkpoint", id, 2))
                .last()
                .extracting(event -> TestBroker.header(event, "ce_type"))
                .isEqualTo("dev.tandem.checkpoint.rescheduled.v1");
    }

    @Test
    void pair_edits_agenda_notes_and_action_items_with_the_version_it_read() {
        TestMentorship mentorship = TestMentorship.active();
        String path = CHECKPOINTS + "/" + mentorship.checkpoint(2);
        TestPerson mentor = mentorship.mentor();
        String patch = """
                {"agenda": ["Feedback"], "actionItems": [{"text": "Read the handbook", "done": true}]}""";

        mentor.request().body(patch).patch(path).then().statusCode(428);
        mentor.request()
                .header("If-Match", "\"1\"")
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("agenda", contains("Feedback"))
                .body("actionItems.done", contains(true))
                .body("sharedNotes", nullValue());
        mentor.request()
                .header("If-Match", "\"1\"")
                .body(patch)
                .patch(path)
                .then()
                .statusCode(412);
        mentor.request()
                .header("If-Match", "\"2\"")
                .body(patch)
                .patch(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        mentor.request()
                .header("If-Match", "\"2\"")
                .body("{\"state\": \"HELD\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"));
        mentor.request()
                .header("If-Match", "\"2\"")
                .body("{\"agenda\": null}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/agenda"));
    }

    @Test
    void repeated_idempotency_key_holds_once() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        String key = UUID.randomUUID().toString();

        for (int attempt = 0; attempt < 2; attempt++) {
            mentorship
                    .mentor()
                    .request()
                    .header("Idempotency-Key", key)
                    .body(minutes(mentorship))
                    .post(CHECKPOINTS + "/" + id + "/hold")
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"");
        }
    }

    @Test
    void one_of_two_racing_members_holds_the_checkpoint() throws ExecutionException, InterruptedException {
        TestMentorship mentorship = TestMentorship.active();
        String path = CHECKPOINTS + "/" + mentorship.checkpoint(1) + "/hold";

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> one = threads.submit(() -> mentorship
                    .mentor()
                    .request()
                    .body(minutes(mentorship))
                    .post(path)
                    .statusCode());
            Future<Integer> other = threads.submit(() -> mentorship
                    .mentee()
                    .request()
                    .body(minutes(mentorship))
                    .post(path)
                    .statusCode());
            answers.add(one.get());
            answers.add(other.get());
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void checkpoints_of_others_do_not_exist() {
        TestMentorship mentorship = TestMentorship.active();
        String path = CHECKPOINTS + "/" + mentorship.checkpoint(1);
        TestPerson outsider = TestMentorship.outsider();

        outsider.request().get(CHECKPOINTS).then().statusCode(200).body("items", empty());
        outsider.request()
                .queryParam("mentorshipId", mentorship.id())
                .get(CHECKPOINTS)
                .then()
                .body("items", empty());
        outsider.request().get(path).then().statusCode(404);
        outsider.request().get(path + "/private-note").then().statusCode(404);
        outsider.request().body(minutes(mentorship)).post(path + "/hold").then().statusCode(404);
        outsider.request()
                .header("If-Match", "\"0\"")
                .body("{\"text\": \"x\"}")
                .put(path + "/private-note")
                .then()
                .statusCode(404);
    }

    @Test
    void roles_are_kept_apart() {
        TestMentorship mentorship = TestMentorship.active();
        String path = CHECKPOINTS + "/" + mentorship.checkpoint(1);

        TestMentorship.coordinator().get(path).then().statusCode(200);
        TestMentorship.coordinator()
                .body(minutes(mentorship))
                .post(path + "/hold")
                .then()
                .statusCode(403);
        given().auth().oauth2(Tokens.viewer()).get(CHECKPOINTS).then().statusCode(403);
        given().auth().oauth2(Tokens.sponsor()).get(path).then().statusCode(403);
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.participant("nobody-" + UUID.randomUUID()))
                .get(CHECKPOINTS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }

    @Test
    void end_of_the_mentorship_cancels_what_is_still_to_come() {
        TestMentorship mentorship = TestMentorship.active();
        String held = mentorship.checkpoint(1);
        String next = mentorship.checkpoint(2);
        hold(mentorship, held).then().statusCode(200);

        mentorship.publish("COMPLETED", 4);
        mentorship.awaitCheckpoints("CANCELLED", TestMentorship.CHECKPOINTS - 1);

        assertThat(mentorship.countCheckpoints("HELD")).isEqualTo(1);
        assertThat(TestBroker.readKey("tandem.goals.checkpoint", next, 2))
                .last()
                .extracting(event -> TestBroker.header(event, "ce_type"))
                .isEqualTo("dev.tandem.checkpoint.cancelled.v1");
        hold(mentorship, next).then().statusCode(409).body("code", equalTo("MENTORSHIP_NOT_ACTIVE"));
    }

    static String minutes(TestMentorship mentorship) {
        return """
                {"attendance": [{"personId": "%s", "present": true}, {"personId": "%s", "present": true}],
                 "durationMinutes": 50}""".formatted(mentorship.mentor().id(), mentorship.mentee().id());
    }

    private static io.restassured.response.Response hold(TestMentorship mentorship, String id) {
        return mentorship.mentor().request().body(minutes(mentorship)).post(CHECKPOINTS + "/" + id + "/hold");
    }

    private static io.restassured.response.Response reschedule(TestMentorship mentorship, String id, Instant to) {
        return mentorship
                .mentor()
                .request()
                .body("{\"scheduledAt\": \"%s\"}".formatted(to))
                .post(CHECKPOINTS + "/" + id + "/reschedule");
    }

    private static String after(TestMentorship mentorship, int days) {
        return mentorship.activatedAt().plus(Duration.ofDays(days)).toString();
    }
}
