package dev.tandem.matching.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.MovableClock;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TandemTest
class SelfMatchingTest {

    private static final String PATH = "/api/v1/match-requests";

    @Inject
    PoolFixture pool;

    @Inject
    MovableClock clock;

    @Inject
    MatchRequestEndings endings;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_mentor_asks_and_the_mentee_accepts() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        Response made = ask(mentor, mentor, mentee);
        made.then().statusCode(201);
        UUID id = UUID.fromString(made.path("id"));
        assertThat(made.jsonPath().getString("askedBy")).isEqualTo("MENTOR");
        assertThat(allowed(made)).hasToString("[withdraw]");
        Response own = act(mentor, id, "accept");
        Api.assertProblem(own, 409, "illegal-transition");
        assertThat(own.jsonPath().getString("code")).isEqualTo("NOT_ASKED");
        assertThat(allowed(Api.as(mentee).get(PATH + "/{id}", id))).hasToString("[accept, decline]");

        Response accepted = act(mentee, id, "accept");

        accepted.then().statusCode(200);
        JsonPath mentorship = Api.mentorship(accepted.jsonPath().getUUID("mentorshipId"));
        assertThat(mentorship.getString("state")).isEqualTo("ACTIVE");
        assertThat(mentorship.getList("members.decision")).hasToString("[ACCEPTED, ACCEPTED]");
    }

    @Test
    void so_many_requests_of_one_person_wait_at_once_and_no_more() {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 11);
        List<UUID> asked = new ArrayList<>();
        mentors.subList(0, 10).forEach(mentor -> asked.add(asked(mentee, mentor, mentee)));

        Response next = ask(mentee, mentors.get(10), mentee);

        Api.assertProblem(next, 409, "request-limit-reached");
        assertThat(next.jsonPath().getInt("limit")).isEqualTo(10);
        // What the mentee is asked by others does not count.
        asked(mentors.get(10), mentors.get(10), mentee);
        act(mentee, asked.getFirst(), "withdraw").then().statusCode(200);
        ask(mentee, mentors.getFirst(), mentee).then().statusCode(201);
    }

    @Test
    void racing_requests_keep_the_limit() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentee = pool.mentee(cohort);
        List<Callable<Response>> requests = pool.enrol(cohort, "MENTOR", 1, 16).stream()
                .<Callable<Response>>map(mentor -> () -> ask(mentee, mentor, mentee))
                .toList();

        List<Response> answers = Api.race(requests);

        assertThat(Api.count(answers, 201)).isEqualTo(10);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> Api.assertProblem(answer, 409, "request-limit-reached"));
    }

    @Test
    void two_who_ask_each_other_at_once_have_one_request() throws Exception {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        List<Response> answers =
                Api.race(List.of(() -> ask(mentor, mentor, mentee), () -> ask(mentee, mentor, mentee)));

        assertThat(Api.count(answers, 201)).isEqualTo(1);
        assertThat(Api.count(answers, 409)).isEqualTo(1);
    }

    @Test
    void a_request_expires_when_nobody_answers() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID id = asked(mentee, mentor, mentee);
        assertThat(request(id).getString("expiresAt")).isNotBlank();

        clock.forward(Duration.ofDays(15));
        Response late = act(mentor, id, "accept");
        Api.assertProblem(late, 409, "illegal-transition");
        assertThat(late.jsonPath().getString("code")).isEqualTo("DEADLINE_PASSED");
        endings.sweep();
        endings.sweep();

        JsonPath expired = request(id);
        assertThat(expired.getString("state")).isEqualTo("EXPIRED");
        assertThat(expired.getInt("version")).isEqualTo(2);
        ask(mentee, mentor, mentee).then().statusCode(201);
    }

    @Test
    void the_first_acceptance_supersedes_the_mentees_other_requests_and_those_of_a_full_mentor() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled second = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled other = pool.mentee(cohort);
        UUID accepted = asked(mentee, mentor, mentee);
        UUID sameMentee = asked(mentee, second, mentee);
        UUID mentorAsks = asked(second, second, other);
        UUID sameMentor = asked(other, mentor, other);

        act(mentor, accepted, "accept").then().statusCode(200);

        assertThat(request(sameMentee).getString("state")).isEqualTo("SUPERSEDED");
        assertThat(request(sameMentee).getString("closeReason")).isEqualTo("MENTEE_MATCHED");
        assertThat(request(sameMentor).getString("closeReason")).isEqualTo("MENTOR_FULL");
        assertThat(request(mentorAsks).getString("state")).isEqualTo("PENDING");
        Api.assertProblem(act(second, sameMentee, "accept"), 409, "already-matched");
        Api.assertProblem(act(mentor, sameMentor, "accept"), 409, "no-places-left");
        assertThat(audited(sameMentee)).contains("superseded");
    }

    @Test
    void a_mentor_with_places_left_keeps_the_other_requests() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled other = pool.mentee(cohort);
        UUID accepted = asked(mentee, mentor, mentee);
        UUID stays = asked(other, mentor, other);

        act(mentor, accepted, "accept").then().statusCode(200);

        assertThat(request(stays).getString("state")).isEqualTo("PENDING");
    }

    @Test
    void crossing_acceptances_end_without_a_deadlock() throws Exception {
        UUID cohort = pool.cohort(true);
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 4);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 4);
        List<Callable<Response>> acceptances = new ArrayList<>();
        for (Enrolled mentor : mentors) {
            for (Enrolled mentee : mentees) {
                UUID id = asked(mentee, mentor, mentee);
                acceptances.add(() -> act(mentor, id, "accept"));
            }
        }

        List<Response> answers = Api.race(acceptances);

        assertThat(Api.count(answers, 200)).isEqualTo(4);
        answers.stream()
                .filter(answer -> answer.statusCode() != 200)
                .forEach(answer -> assertThat(answer.jsonPath().getString("type"))
                        .as(answer.asString())
                        .isIn("urn:tandem:problem:no-places-left", "urn:tandem:problem:already-matched"));
    }

    @Test
    void a_departure_and_the_end_of_the_cohort_close_what_is_open() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 2);
        Enrolled gone = pool.mentee(cohort);
        Enrolled stays = pool.mentee(cohort);
        UUID first = asked(gone, mentor, gone);
        UUID second = asked(stays, mentor, stays);

        pool.leave(gone);
        assertThat(request(first).getString("state")).isEqualTo("WITHDRAWN");
        assertThat(request(first).getString("closeReason")).isEqualTo("DEPARTURE");
        assertThat(request(second).getString("state")).isEqualTo("PENDING");
        pool.moveCohort(cohort, "COMPLETED", "completed");

        assertThat(request(second).getString("state")).isEqualTo("WITHDRAWN");
        assertThat(request(second).getString("closeReason")).isEqualTo("COHORT_COMPLETED");
    }

    @Test
    void a_refused_mentee_is_told_to_the_mentor_without_the_rule() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        pool.change(
                PoolFixture.PROFILES,
                mentee.enrollmentId(),
                "changed",
                Map.of("excludedPersonIds", List.of(mentor.personId().toString())));

        Response answer = ask(mentor, mentor, mentee);

        Api.assertProblem(answer, 409, "pair-not-allowed");
        assertThat(answer.asString()).doesNotContainIgnoringCase("exclu");
    }

    private static Response ask(Enrolled asker, Enrolled mentor, Enrolled mentee) {
        return Api.as(asker)
                .body(Map.of("mentorEnrollmentId", mentor.enrollmentId(), "menteeEnrollmentId", mentee.enrollmentId()))
                .post(PATH);
    }

    private static UUID asked(Enrolled asker, Enrolled mentor, Enrolled mentee) {
        return UUID.fromString(
                ask(asker, mentor, mentee).then().statusCode(201).extract().path("id"));
    }

    private static Response act(Enrolled somebody, UUID id, String verb) {
        return Api.as(somebody).post(PATH + "/{id}/{verb}", id, verb);
    }

    private static JsonPath request(UUID id) {
        return Api.coordinator()
                .get(PATH + "/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Object> allowed(Response request) {
        return request.jsonPath().getList("allowedActions.findAll { it.allowed }.action");
    }

    private static List<String> audited(UUID id) {
        return Api.coordinator()
                .queryParam("objectId", id)
                .get("/api/v1/matching-audit-entries")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.action");
    }
}
