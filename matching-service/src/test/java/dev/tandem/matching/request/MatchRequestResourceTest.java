package dev.tandem.matching.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchRequestResourceTest {

    private static final String PATH = "/api/v1/match-requests";

    @Inject
    PoolFixture pool;

    @Test
    void a_mentee_asks_and_the_mentor_accepts() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        Response asked = ask(mentor, mentee);
        asked.then().statusCode(201).header("ETag", "\"1\"");
        UUID id = UUID.fromString(asked.path("id"));
        assertThat(asked.jsonPath().getList("allowedActions.findAll { it.allowed }.action"))
                .hasToString("[withdraw]");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();

        JsonPath accepted =
                act(mentor, id, "accept").then().statusCode(200).extract().jsonPath();

        assertThat(accepted.getString("state")).isEqualTo("ACCEPTED");
        UUID mentorship = accepted.getUUID("mentorshipId");
        assertThat(Api.mentorship(mentorship).getString("state")).isEqualTo("ACTIVE");
        assertThat(Api.mentorship(mentorship).getString("origin")).isEqualTo("REQUEST");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(1);
        assertThat(Api.publishedVerbs("mentorship", mentorship, 1)).containsExactly("activated");
    }

    @Test
    void a_mentor_declines_and_a_mentee_withdraws() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID first = asked(mentor, mentee);

        JsonPath declined = Api.as(mentor)
                .body(Map.of("reason", "Not this quarter"))
                .post(PATH + "/{id}/decline", first)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(declined.getString("state")).isEqualTo("DECLINED");
        assertThat(Api.as(mentee).get(PATH + "/{id}", first).jsonPath().getString("declineReason"))
                .isEqualTo("Not this quarter");

        UUID second = asked(mentor, mentee);
        act(mentee, second, "withdraw").then().statusCode(200);
        Response late = act(mentor, second, "accept");
        Api.assertProblem(late, 409, "illegal-transition");
        assertThat(late.jsonPath().getString("state")).isEqualTo("WITHDRAWN");
    }

    @Test
    void a_second_pending_request_to_the_same_mentor_is_refused() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        asked(mentor, mentee);

        Response second = ask(mentor, mentee);

        Api.assertProblem(second, 409, "duplicate");
        assertThat(second.jsonPath().getList("errors.code")).hasToString("[ALREADY_ASKED]");
    }

    @Test
    void a_program_without_self_matching_takes_no_requests() {
        UUID cohort = pool.cohort(false);

        Api.assertProblem(ask(pool.mentor(cohort, 1), pool.mentee(cohort)), 409, "self-matching-off");
    }

    @Test
    void a_full_mentor_and_a_mentee_with_a_mentorship_are_refused() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled other = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Api.proposed(mentor, mentee);

        Api.assertProblem(ask(mentor, pool.mentee(cohort)), 409, "no-places-left");
        Api.assertProblem(ask(other, mentee), 409, "already-matched");
    }

    @Test
    void a_pair_that_breaks_a_rule_is_refused_without_saying_which() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        pool.change(
                PoolFixture.PROFILES,
                mentor.enrollmentId(),
                "changed",
                Map.of("excludedPersonIds", List.of(mentee.personId().toString())));

        Response answer = ask(mentor, mentee);

        Api.assertProblem(answer, 409, "pair-not-allowed");
        assertThat(answer.asString()).doesNotContainIgnoringCase("exclu");
    }

    @Test
    void nobody_asks_in_somebody_elses_name() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        Response answer = Api.as(pool.mentee(cohort))
                .body(Map.of(
                        "mentorEnrollmentId", mentor.enrollmentId(),
                        "menteeEnrollmentId", mentee.enrollmentId()))
                .post(PATH);

        Api.assertProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("errors.pointer")).hasToString("[/menteeEnrollmentId]");
    }

    @Test
    void a_request_is_seen_by_the_two_and_by_coordinators() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        Enrolled stranger = pool.mentee(cohort);
        UUID id = asked(mentor, mentee);

        Api.assertProblem(Api.as(stranger).get(PATH + "/{id}", id), 404, "not-found");
        Api.assertProblem(act(stranger, id, "accept"), 404, "not-found");
        Api.assertProblem(act(mentee, id, "accept"), 409, "illegal-transition");
        assertThat(Api.as(stranger).get(PATH).jsonPath().getList("items")).isEmpty();
        assertThat(Api.as(mentor).get(PATH).jsonPath().getList("items.id")).hasToString("[" + id + "]");
        assertThat(Api.coordinator()
                        .queryParam("cohortId", cohort)
                        .queryParam("state", "PENDING")
                        .get(PATH)
                        .jsonPath()
                        .getList("items.mentee.displayName"))
                .hasToString("[" + mentee.displayName() + "]");
    }

    @Test
    void a_message_is_bounded() {
        UUID cohort = pool.cohort(true);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);

        Response answer = Api.as(mentee)
                .body(Map.of(
                        "mentorEnrollmentId", mentor.enrollmentId(),
                        "menteeEnrollmentId", mentee.enrollmentId(),
                        "message", "x".repeat(1001)))
                .post(PATH);

        Api.assertProblem(answer, 400, "validation-failed");
    }

    private static Response ask(Enrolled mentor, Enrolled mentee) {
        return Api.as(mentee)
                .body(Map.of(
                        "mentorEnrollmentId", mentor.enrollmentId(),
                        "menteeEnrollmentId", mentee.enrollmentId()))
                .post(PATH);
    }

    private static UUID asked(Enrolled mentor, Enrolled mentee) {
        return UUID.fromString(
                ask(mentor, mentee).then().statusCode(201).extract().path("id"));
    }

    private static Response act(Enrolled somebody, UUID id, String verb) {
        return Api.as(somebody).post(PATH + "/{id}/{verb}", id, verb);
    }
}
