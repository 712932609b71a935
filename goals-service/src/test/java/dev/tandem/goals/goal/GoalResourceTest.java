package dev.tandem.goals.goal;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class GoalResourceTest {

    private static final String GOALS = "/api/v1/goals";

    @Test
    void member_sets_a_goal_and_both_members_read_it() {
        TestMentorship mentorship = TestMentorship.active();

        String id = mentorship
                .mentee()
                .request()
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("ownerPersonId", equalTo(mentorship.mentee().id().toString()))
                .body("status", equalTo("ON_TRACK"))
                .body("smart.complete", is(true))
                .body("smart.missing", empty())
                .body("current", equalTo(0))
                .body("progressPercent", equalTo(0))
                .body("allowedActions.find { it.action == 'achieve' }.allowed", is(true))
                .body("allowedActions.find { it.action == 'complete-milestone' }.code", equalTo("NO_OPEN_MILESTONE"))
                .extract()
                .path("id");

        mentorship
                .mentor()
                .request()
                .get(GOALS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("Lead four design reviews alone"))
                .body("measure.target", equalTo(4));
    }

    @Test
    void location_leads_to_the_new_goal() {
        TestMentorship mentorship = TestMentorship.active();

        var created = mentorship.mentee().request().body(smartGoal(mentorship)).post(GOALS);

        created.then().header("Location", endsWith(GOALS + "/" + created.path("id")));
    }

    @Test
    void incomplete_goal_is_accepted_and_says_what_it_misses() {
        TestMentorship mentorship = TestMentorship.active();

        mentorship
                .mentor()
                .request()
                .body("""
                        {"mentorshipId": "%s", "kind": "PERSONAL", "title": "Grow"}""".formatted(mentorship.id()))
                .post(GOALS)
                .then()
                .statusCode(201)
                .body("smart.complete", is(false))
                .body(
                        "smart.missing.criterion",
                        contains("SPECIFIC", "MEASURABLE", "ACHIEVABLE", "RELEVANT", "TIME_BOUND"))
                .body("measure", nullValue())
                .body("status", equalTo("ON_TRACK"))
                .body("allowedActions.find { it.action == 'record-progress' }.code", equalTo("MEASURE_MISSING"));
    }

    @Test
    void goal_may_belong_to_the_other_member_but_not_to_a_stranger() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson stranger = TestMentorship.outsider();

        mentorship
                .mentor()
                .request()
                .body(goalFor(mentorship, mentorship.mentee().id()))
                .post(GOALS)
                .then()
                .statusCode(201)
                .body("ownerPersonId", equalTo(mentorship.mentee().id().toString()));
        mentorship
                .mentor()
                .request()
                .body(goalFor(mentorship, stranger.id()))
                .post(GOALS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/ownerPersonId"))
                .body("errors.code", contains("NOT_A_MEMBER"));
    }

    @Test
    void coordinator_reads_but_does_not_write() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);

        TestMentorship.coordinator()
                .get(GOALS + "/" + id)
                .then()
                .statusCode(200)
                .body("allowedActions.code", everyItem(equalTo("NOT_A_MEMBER")));
        TestMentorship.coordinator()
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:forbidden"));
        TestMentorship.coordinator().post(GOALS + "/" + id + "/achieve").then().statusCode(403);
    }

    @Test
    void coordinator_who_is_a_participant_too_does_not_write_in_the_mentorships_of_others() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);
        TestPerson both = TestMentorship.outsider();

        given().auth()
                .oauth2(Tokens.of(both.userName(), "coordinator", "participant"))
                .contentType(ContentType.JSON)
                .post(GOALS + "/" + id + "/achieve")
                .then()
                .statusCode(403);
    }

    @Test
    void goals_of_others_do_not_exist() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);
        TestPerson outsider = TestMentorship.outsider();

        outsider.request().get(GOALS + "/" + id).then().statusCode(404);
        outsider.request().get(GOALS + "/" + id + "/progress-entries").then().statusCode(404);
        outsider.request()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Mine\"}")
                .patch(GOALS + "/" + id)
                .then()
                .statusCode(404);
        outsider.request().post(GOALS + "/" + id + "/achieve").then().statusCode(404);
        outsider.request().body(smartGoal(mentorship)).post(GOALS).then().statusCode(404);
        outsider.request()
                .queryParam("mentorshipId", mentorship.id())
                .get(GOALS)
                .then()
                .statusCode(200)
                .body("items", empty());
        outsider.request().get(GOALS).then().statusCode(200).body("items", empty());
    }

    @Test
    void member_of_one_mentorship_lists_only_its_goals() {
        TestMentorship mine = TestMentorship.active();
        TestMentorship other = TestMentorship.active();
        String id = create(mine);
        create(other);

        mine.mentee().request().get(GOALS).then().statusCode(200).body("items.id", contains(id));
    }

    @Test
    void other_roles_and_nobody_are_refused() {
        given().auth().oauth2(Tokens.viewer()).get(GOALS).then().statusCode(403);
        given().auth().oauth2(Tokens.hr()).get(GOALS).then().statusCode(403);
        given().get(GOALS).then().statusCode(401).body("type", equalTo("urn:tandem:problem:unauthenticated"));
        given().auth()
                .oauth2(Tokens.expired("coordinator", "coordinator"))
                .get(GOALS)
                .then()
                .statusCode(401);
    }

    @Test
    void token_without_a_person_is_refused_with_that_reason() {
        given().auth()
                .oauth2(Tokens.participant("nobody-" + UUID.randomUUID()))
                .get(GOALS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }

    @Test
    void bad_input_is_named_by_place() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .body("""
                        {"mentorshipId": "%s", "kind": "SKILL", "title": " ",
                         "measure": {"unit": "", "baseline": 0, "target": 1.23456}}""".formatted(mentorship.id()))
                .post(GOALS)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:validation-failed"))
                .body("errors.pointer", hasItem("/title"))
                .body("errors.pointer", hasItem("/measure/unit"))
                .body("errors.pointer", hasItem("/measure/target"));
        mentee.request()
                .body("""
                        {"mentorshipId": "%s", "kind": "SKILL", "title": "Grow", "colour": "red"}""".formatted(mentorship.id()))
                .post(GOALS)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"))
                .body("errors.pointer", contains("/colour"));
        mentee.request()
                .body("""
                        {"mentorshipId": "%s", "kind": "HOBBY", "title": "Grow"}""".formatted(mentorship.id()))
                .post(GOALS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/kind"));
        mentee.request().body("{").post(GOALS).then().statusCode(400);
        mentee.request()
                .queryParam("status", "FINE")
                .get(GOALS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("status"));
        mentee.request()
                .queryParam("sort", "title")
                .get(GOALS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("sort"));
    }

    @Test
    void due_date_in_the_past_is_refused() {
        TestMentorship mentorship = TestMentorship.active();
        LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

        mentorship
                .mentee()
                .request()
                .body("""
                        {"mentorshipId": "%s", "kind": "SKILL", "title": "Grow", "dueOn": "%s"}""".formatted(mentorship.id(), yesterday))
                .post(GOALS)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/dueOn"))
                .body("errors.code", contains("IN_THE_PAST"));
    }

    @Test
    void change_needs_the_version_that_was_read() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);
        TestPerson mentor = mentorship.mentor();

        mentor.request()
                .body("{\"title\": \"Lead six reviews\"}")
                .patch(GOALS + "/" + id)
                .then()
                .statusCode(428);
        mentor.request()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Lead six design reviews alone\"}")
                .patch(GOALS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("title", equalTo("Lead six design reviews alone"));
        mentor.request()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Lead seven reviews\"}")
                .patch(GOALS + "/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void patch_merges_removes_and_is_validated() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .header("If-Match", "\"1\"")
                .body("{\"measure\": {\"target\": 8}, \"relevance\": null}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("measure.unit", equalTo("design reviews"))
                .body("measure.target", equalTo(8))
                .body("relevance", nullValue())
                .body("smart.missing.code", contains("OBJECTIVE_NOT_NAMED"));
        mentee.request()
                .header("If-Match", "\"2\"")
                .body("{\"title\": \"\"}")
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/title"));
        mentee.request()
                .header("If-Match", "\"2\"")
                .body("{\"ownerPersonId\": \"%s\"}".formatted(UUID.randomUUID()))
                .patch(path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"));
    }

    @Test
    void patch_that_changes_nothing_publishes_nothing() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);

        mentorship
                .mentee()
                .request()
                .header("If-Match", "\"1\"")
                .body("{\"title\": \"Lead four design reviews alone\"}")
                .patch(GOALS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");

        mentorship.mentee().request().post(GOALS + "/" + id + "/achieve").then().statusCode(200);
        assertThat(TestBroker.readKey("tandem.goals.goal", id, 2))
                .extracting(event -> TestBroker.header(event, "ce_type"))
                .containsExactly("dev.tandem.goal.created.v1", "dev.tandem.goal.achieved.v1");
    }

    @Test
    void repeated_idempotency_key_sets_one_goal() {
        TestMentorship mentorship = TestMentorship.active();
        String key = UUID.randomUUID().toString();
        TestPerson mentee = mentorship.mentee();

        String first = mentee.request()
                .header("Idempotency-Key", key)
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        mentee.request()
                .header("Idempotency-Key", key)
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"1\"")
                .body("id", equalTo(first));
        mentee.request()
                .header("Idempotency-Key", key)
                .body(goalFor(mentorship, mentorship.mentor().id()))
                .post(GOALS)
                .then()
                .statusCode(422);
        mentee.request().get(GOALS).then().body("items", hasSize(1));
    }

    @Test
    void milestones_are_added_and_completed_once() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();
        String path = GOALS
                + "/"
                + mentee.request()
                        .body("""
                                {"mentorshipId": "%s", "kind": "NETWORKING", "title": "Get to know the product group"}""".formatted(mentorship.id()))
                        .post(GOALS)
                        .then()
                        .statusCode(201)
                        .extract()
                        .path("id");

        String first = mentee.request()
                .body("{\"title\": \"Meet the lead\", \"dueOn\": \"2030-01-31\"}")
                .post(path + "/milestones")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("milestones", hasSize(1))
                .extract()
                .path("milestones[0].id");
        mentee.request()
                .body("{\"title\": \"Join a planning\"}")
                .post(path + "/milestones")
                .then()
                .statusCode(201);

        mentorship
                .mentor()
                .request()
                .post(path + "/milestones/" + first + "/complete")
                .then()
                .statusCode(200)
                .body("milestones[0].completedAt", notNullValue())
                .body("milestones[1].completedAt", nullValue())
                .body("progressPercent", equalTo(50));
        mentee.request()
                .post(path + "/milestones/" + first + "/complete")
                .then()
                .statusCode(409)
                .body("code", equalTo("MILESTONE_COMPLETED"));
        mentee.request()
                .post(path + "/milestones/" + UUID.randomUUID() + "/complete")
                .then()
                .statusCode(404);
        mentee.request()
                .body("{\"title\": \"\"}")
                .post(path + "/milestones")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/title"));
    }

    @Test
    void progress_moves_the_goal_and_is_listed_newest_first() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .body("{\"value\": 1, \"note\": \"Billing\"}")
                .post(path + "/progress-entries")
                .then()
                .statusCode(201)
                .body("current", equalTo(1))
                .body("progressPercent", equalTo(25));
        mentee.request()
                .body("{\"value\": 3.5}")
                .post(path + "/progress-entries")
                .then()
                .statusCode(201)
                .body("current", equalTo(3.5f))
                .body("progressPercent", equalTo(87));

        String cursor = mentorship
                .mentor()
                .request()
                .queryParam("limit", 1)
                .get(path + "/progress-entries")
                .then()
                .statusCode(200)
                .body("items.value", contains(3.5f))
                .extract()
                .path("nextCursor");
        TestMentorship.coordinator()
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(path + "/progress-entries")
                .then()
                .statusCode(200)
                .body("items.value", contains(1))
                .body("items.note", contains("Billing"))
                .body("items.recordedBy", contains(mentee.id().toString()))
                .body("nextCursor", nullValue());
    }

    @Test
    void progress_of_a_goal_without_a_measure_is_refused() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship
                .mentee()
                .request()
                .body("""
                        {"mentorshipId": "%s", "kind": "PERSONAL", "title": "Grow"}""".formatted(mentorship.id()))
                .post(GOALS)
                .path("id");

        mentorship
                .mentee()
                .request()
                .body("{\"value\": 1}")
                .post(GOALS + "/" + id + "/progress-entries")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"))
                .body("code", equalTo("MEASURE_MISSING"))
                .body("action", equalTo("record-progress"));
    }

    @Test
    void racing_progress_is_counted_once_each() throws ExecutionException, InterruptedException {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);
        int racers = 12;

        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            List<Future<Integer>> answers = IntStream.range(0, racers)
                    .mapToObj(i -> threads.submit(() -> (i % 2 == 0 ? mentorship.mentee() : mentorship.mentor())
                            .request()
                            .body("{\"value\": 2}")
                            .post(path + "/progress-entries")
                            .statusCode()))
                    .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }

        mentorship.mentee().request().get(path).then().body("version", equalTo(racers + 1));
        mentorship.mentee().request().get(path + "/progress-entries").then().body("items", hasSize(racers));
    }

    @Test
    void achieved_goal_changes_no_more() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .post(path + "/achieve")
                .then()
                .statusCode(200)
                .body("status", equalTo("ACHIEVED"))
                .body("achievedAt", notNullValue())
                .body("allowedActions.code", everyItem(equalTo("GOAL_DECIDED")));

        mentee.request().post(path + "/achieve").then().statusCode(409).body("code", equalTo("GOAL_DECIDED"));
        mentee.request()
                .body("{\"reason\": \"No\"}")
                .post(path + "/abandon")
                .then()
                .statusCode(409);
        mentee.request()
                .body("{\"value\": 1}")
                .post(path + "/progress-entries")
                .then()
                .statusCode(409);
        mentee.request()
                .header("If-Match", "\"2\"")
                .body("{\"title\": \"New\"}")
                .patch(path)
                .then()
                .statusCode(409);
    }

    @Test
    void abandoned_goal_keeps_its_reason() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);

        mentorship.mentee().request().body("{}").post(path + "/abandon").then().statusCode(400);
        mentorship
                .mentee()
                .request()
                .body("{\"reason\": \"The product was discontinued.\"}")
                .post(path + "/abandon")
                .then()
                .statusCode(200)
                .body("status", equalTo("ABANDONED"))
                .body("abandonReason", equalTo("The product was discontinued."));
    }

    @Test
    void every_change_publishes_the_snapshot_under_its_verb_and_version() {
        TestMentorship mentorship = TestMentorship.active();
        String id = create(mentorship);
        String path = GOALS + "/" + id;
        TestPerson mentee = mentorship.mentee();
        String milestone = mentee.request()
                .body("{\"title\": \"Shadow a review\"}")
                .post(path + "/milestones")
                .path("milestones[0].id");
        mentee.request()
                .post(path + "/milestones/" + milestone + "/complete")
                .then()
                .statusCode(200);
        mentee.request()
                .body("{\"value\": 2, \"note\": \"secret-of-the-pair\"}")
                .post(path + "/progress-entries")
                .then()
                .statusCode(201);
        mentee.request()
                .body("{\"reason\": \"secret-of-the-pair\"}")
                .post(path + "/abandon")
                .then()
                .statusCode(200);

        List<ConsumerRecord<String, byte[]>> events = TestBroker.readKey("tandem.goals.goal", id, 5);

        assertThat(events)
                .extracting(
                        event -> TestBroker.header(event, "ce_type"), event -> TestBroker.header(event, "ce_sequence"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("dev.tandem.goal.created.v1", "1"),
                        org.assertj.core.groups.Tuple.tuple("dev.tandem.goal.changed.v1", "2"),
                        org.assertj.core.groups.Tuple.tuple("dev.tandem.goal.milestone-completed.v1", "3"),
                        org.assertj.core.groups.Tuple.tuple("dev.tandem.goal.progressed.v1", "4"),
                        org.assertj.core.groups.Tuple.tuple("dev.tandem.goal.abandoned.v1", "5"));
        assertThat(events)
                .extracting(event -> new String(event.value(), StandardCharsets.UTF_8))
                .noneMatch(data -> data.contains("secret-of-the-pair"))
                .noneMatch(data -> data.contains("Lead four design reviews alone"))
                .noneMatch(data -> data.contains("\"target\"") || data.contains("\"current\""));
    }

    @Test
    void goals_of_a_mentorship_that_is_over_are_read_only() {
        TestMentorship mentorship = TestMentorship.active();
        String path = GOALS + "/" + create(mentorship);
        mentorship.publish("ENDED", 4);
        mentorship.awaitCheckpoints("CANCELLED", TestMentorship.CHECKPOINTS);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .get(path)
                .then()
                .statusCode(200)
                .body("allowedActions.code", everyItem(equalTo("MENTORSHIP_NOT_ACTIVE")))
                .body("allowedActions[0].params.state", equalTo("ENDED"));
        mentee.request().post(path + "/achieve").then().statusCode(409).body("code", equalTo("MENTORSHIP_NOT_ACTIVE"));
        mentee.request()
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(409)
                .body("code", equalTo("MENTORSHIP_NOT_ACTIVE"));
    }

    static String create(TestMentorship mentorship) {
        return mentorship
                .mentee()
                .request()
                .body(smartGoal(mentorship))
                .post(GOALS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String smartGoal(TestMentorship mentorship) {
        return goalFor(mentorship, mentorship.mentee().id());
    }

    private static String goalFor(TestMentorship mentorship, UUID owner) {
        return """
                {"mentorshipId": "%s", "ownerPersonId": "%s", "kind": "SKILL",
                 "title": "Lead four design reviews alone",
                 "measure": {"unit": "design reviews", "baseline": 0, "target": 4},
                 "achievable": "One a month is agreed.", "relevance": "GROW_LEADERS", "dueOn": "%s"}""".formatted(mentorship.id(), owner, mentorship.activeUntil().minusDays(80));
    }
}
