package dev.tandem.feedback.peerfeedback;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

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
class FeedbackResourceTest {

    private static final String FEEDBACK = "/api/v1/feedback";
    private static final int RACERS = 8;

    @Test
    void author_and_subject_read_everything_and_coordinators_only_the_ratings() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentee = mentorship.mentee();
        TestPerson mentor = mentorship.mentor();

        String id = give(mentee, body(mentorship, mentor))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("authorPersonId", equalTo(mentee.id().toString()))
                .body("aboutPersonId", equalTo(mentor.id().toString()))
                .body("cohortId", equalTo(mentorship.cohortId().toString()))
                .body("communication", equalTo(5))
                .body("comment", equalTo("Always prepared."))
                .extract()
                .path("id");

        for (TestPerson concerned : List.of(mentee, mentor)) {
            concerned
                    .request()
                    .get(FEEDBACK + "/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("comment", equalTo("Always prepared."));
            concerned
                    .request()
                    .queryParam("mentorshipId", mentorship.id())
                    .get(FEEDBACK)
                    .then()
                    .statusCode(200)
                    .body("items.comment", contains("Always prepared."));
        }
        TestPerson.coordinator()
                .get(FEEDBACK + "/" + id)
                .then()
                .statusCode(200)
                .body("engagement", equalTo(4))
                .body("progress", equalTo(3))
                .body("$", not(hasKey("comment")));
        TestPerson.coordinator()
                .queryParam("cohortId", mentorship.cohortId())
                .get(FEEDBACK)
                .then()
                .statusCode(200)
                .body("items.id", contains(id))
                .body("items[0]", not(hasKey("comment")));
    }

    @Test
    void event_carries_the_ratings_and_not_the_comment() {
        TestMentorship mentorship = TestMentorship.active();
        String id = give(mentorship.mentor(), body(mentorship, mentorship.mentee()))
                .statusCode(201)
                .extract()
                .path("id");

        ConsumerRecord<String, byte[]> event =
                TestBroker.readKey("tandem.feedback.feedback", id, 1).getFirst();

        assertThat(TestBroker.header(event, "ce_type")).isEqualTo("dev.tandem.feedback.given.v1");
        assertThat(new String(event.value(), StandardCharsets.UTF_8))
                .contains("\"communication\": 5", mentorship.mentee().id().toString())
                .doesNotContain("comment", "Always prepared.");
    }

    @Test
    void others_do_not_see_it() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson outsider = TestPerson.linked("outsider");
        String id = give(mentorship.mentor(), body(mentorship, mentorship.mentee()))
                .statusCode(201)
                .extract()
                .path("id");

        outsider.request().get(FEEDBACK + "/" + id).then().statusCode(404);
        outsider.request()
                .queryParam("cohortId", mentorship.cohortId())
                .get(FEEDBACK)
                .then()
                .statusCode(200)
                .body("items", empty());
        TestPerson.as(Tokens.viewer()).get(FEEDBACK).then().statusCode(403);
        given().get(FEEDBACK + "/" + id).then().statusCode(401);
        mentorship
                .mentor()
                .request()
                .get(FEEDBACK + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    @Test
    void both_members_give_theirs_and_page_through_them() {
        TestMentorship mentorship = TestMentorship.active();
        give(mentorship.mentor(), body(mentorship, mentorship.mentee())).statusCode(201);
        give(mentorship.mentee(), body(mentorship, mentorship.mentor())).statusCode(201);

        String cursor = mentorship
                .mentor()
                .request()
                .queryParam("limit", 1)
                .get(FEEDBACK)
                .then()
                .statusCode(200)
                .body("items.authorPersonId", contains(mentorship.mentee().id().toString()))
                .extract()
                .path("nextCursor");
        mentorship
                .mentor()
                .request()
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(FEEDBACK)
                .then()
                .statusCode(200)
                .body("items.authorPersonId", contains(mentorship.mentor().id().toString()))
                .body("$", not(hasKey("nextCursor")));
    }

    @Test
    void second_feedback_is_refused() {
        TestMentorship mentorship = TestMentorship.active();
        String body = body(mentorship, mentorship.mentor());
        give(mentorship.mentee(), body).statusCode(201);

        give(mentorship.mentee(), body)
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:duplicate"))
                .body("errors.pointer", contains("/aboutPersonId"));
    }

    @Test
    void racing_feedback_is_taken_once() throws Exception {
        TestMentorship mentorship = TestMentorship.active();
        String body = body(mentorship, mentorship.mentor());
        CyclicBarrier start = new CyclicBarrier(RACERS);

        List<Future<Integer>> all;
        try (ExecutorService threads = Executors.newFixedThreadPool(RACERS)) {
            all = IntStream.range(0, RACERS)
                    .mapToObj(_ -> threads.submit(() -> {
                        start.await();
                        return give(mentorship.mentee(), body).extract().statusCode();
                    }))
                    .toList();
        }

        assertThat(all).extracting(Future::resultNow).containsOnly(201, 409).containsOnlyOnce(201);
    }

    @Test
    void feedback_is_about_a_partner_and_nobody_else() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson outsider = TestPerson.linked("outsider");

        for (TestPerson nobody : List.of(outsider, mentorship.mentee())) {
            give(mentorship.mentee(), body(mentorship, nobody))
                    .statusCode(400)
                    .body("errors.pointer", contains("/aboutPersonId"))
                    .body("errors.code", contains("NOT_A_PARTNER"));
        }
    }

    @Test
    void mentorship_of_others_does_not_exist_for_outsiders() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson outsider = TestPerson.linked("outsider");

        give(outsider, body(mentorship, mentorship.mentor())).statusCode(404);
        give(mentorship.mentor(), body(TestMentorship.unknown(), mentorship.mentee()))
                .statusCode(404);
    }

    @Test
    void mentorship_must_have_started() {
        TestPerson mentor = TestPerson.linked("mentor");
        TestPerson mentee = TestPerson.linked("mentee");
        TestMentorship proposed = new TestMentorship(UUID.randomUUID(), mentor, mentee);
        proposed.publish("PROPOSED", 1).awaitApplied(1);

        give(mentee, body(proposed, mentor))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"))
                .body("state", equalTo("PROPOSED"));

        proposed.publish("ACTIVE", 2).publish("ENDED", 3).awaitApplied(3);
        give(mentee, body(proposed, mentor)).statusCode(201);
    }

    @Test
    void wrong_ratings_are_pointed_at() {
        TestMentorship mentorship = TestMentorship.active();
        String body = body(mentorship, mentorship.mentor());

        give(
                        mentorship.mentee(),
                        body.replace("\"communication\": 5", "\"communication\": 6")
                                .replace("\"engagement\": 4", "\"engagement\": 0"))
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/communication", "/engagement"));
        give(mentorship.mentee(), body.replace("\"progress\": 3,", ""))
                .statusCode(400)
                .body("errors.pointer", contains("/progress"));
        give(mentorship.mentee(), body.replace("Always", "x".repeat(4000)))
                .statusCode(400)
                .body("errors.pointer", contains("/comment"));
        give(mentorship.mentee(), body.replace("\"progress\"", "\"mood\": 1, \"progress\""))
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:unknown-property"))
                .body("errors.pointer", contains("/mood"));
    }

    @Test
    void repeated_request_with_its_key_gets_the_first_answer() {
        TestMentorship mentorship = TestMentorship.active();
        String body = body(mentorship, mentorship.mentor());
        String key = UUID.randomUUID().toString();

        var first = mentorship
                .mentee()
                .request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(FEEDBACK);
        mentorship
                .mentee()
                .request()
                .header("Idempotency-Key", key)
                .body(body)
                .post(FEEDBACK)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .body("id", equalTo(first.path("id")));

        first.then().statusCode(201).header("Location", endsWith(FEEDBACK + "/" + first.path("id")));
        mentorship.mentee().request().get(FEEDBACK).then().body("items", hasSize(1));
    }

    @Test
    void only_linked_participants_give_feedback() {
        TestMentorship mentorship = TestMentorship.active();
        String body = body(mentorship, mentorship.mentor());

        give(TestPerson.unknown("stranger"), body)
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
        TestPerson.coordinator().body(body).post(FEEDBACK).then().statusCode(403);
    }

    private static ValidatableResponse give(TestPerson author, String body) {
        return author.request().body(body).post(FEEDBACK).then();
    }

    private static String body(TestMentorship mentorship, TestPerson about) {
        return """
                {"mentorshipId": "%s", "aboutPersonId": "%s", "communication": 5, "engagement": 4, "progress": 3,
                 "comment": "Always prepared."}""".formatted(mentorship.id(), about.id());
    }
}
