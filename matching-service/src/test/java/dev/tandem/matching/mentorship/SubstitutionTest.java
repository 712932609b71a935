package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.MovableClock;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@TandemTest
class SubstitutionTest {

    @Inject
    PoolFixture pool;

    @Inject
    MovableClock clock;

    @Inject
    MentorshipSweep sweep;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void who_was_left_behind_by_a_decline_is_proposed_with_somebody_new() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled other = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID failed = Api.proposed(mentor, mentee);
        Lives.act(Api.as(mentor), failed, "decline", Map.of("reason", "No time"))
                .then()
                .statusCode(200);
        assertThat(Lives.allowed(Api.coordinator().get(Lives.PATH + "/{id}", failed)))
                .containsExactly("substitute");

        Response made = substitute(failed, mentor, other, null);

        made.then().statusCode(201);
        assertThat(made.jsonPath().getUUID("substituteOf")).isEqualTo(failed);
        assertThat(made.jsonPath().getString("state")).isEqualTo("PROPOSED");
        assertThat(made.jsonPath().getList("members.displayName"))
                .hasToString("[" + other.displayName() + ", " + mentee.displayName() + "]");
        Response again = substitute(failed, mentor, other, null);
        Api.assertProblem(again, 409, "illegal-transition");
        assertThat(again.jsonPath().getString("code")).isEqualTo("ALREADY_SUBSTITUTED");
        assertThat(Api.publishedSnapshots("mentorship", UUID.fromString(made.path("id")), 1)
                        .getFirst()
                        .getString("substituteOf"))
                .isEqualTo(failed.toString());
    }

    @Test
    void an_expired_proposal_is_off_the_list_of_the_overdue_once_it_is_substituted() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled silent = pool.mentee(cohort);
        UUID failed = Api.proposed(mentor, silent);
        clock.forward(Duration.ofDays(8));
        sweep.sweep();
        assertThat(overdue(cohort)).containsExactly(failed.toString());

        substitute(failed, silent, pool.mentee(cohort), null).then().statusCode(201);

        assertThat(overdue(cohort)).isEmpty();
    }

    @Test
    void broken_rules_of_a_substitute_are_shown_and_overriding_them_is_recorded() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID failed = Lives.active(mentor, mentee);
        Lives.act(Api.as(mentee), failed, "end", Map.of("reason", "Changed teams"))
                .then()
                .statusCode(200);
        Enrolled substitute = pool.mentee(cohort);
        pool.change(PoolFixture.PROFILES, substitute.enrollmentId(), "changed", Map.of("languages", List.of("pt")));

        Api.assertProblem(substitute(failed, mentee, substitute, null), 409, "rules-broken");
        Response made = substitute(failed, mentee, substitute, "They share German");

        made.then().statusCode(201);
        assertThat(Api.mentorship(UUID.fromString(made.path("id"))).getString("overrideReason"))
                .isEqualTo("They share German");
    }

    @Test
    void a_substitute_has_the_role_and_cohort_of_whom_it_replaces_and_is_somebody_new() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID failed = Api.proposed(mentor, mentee);
        Api.assertProblem(substitute(failed, mentor, pool.mentor(cohort, 1), null), 409, "illegal-transition");
        Lives.act(Api.as(mentor), failed, "decline", Map.of("reason", "No time"))
                .then()
                .statusCode(200);

        assertThat(codes(substitute(failed, mentor, pool.mentee(cohort), null))).hasToString("[UNKNOWN]");
        assertThat(codes(substitute(failed, mentor, pool.mentor(Lives.current(pool), 1), null)))
                .hasToString("[OTHER_COHORT]");
        assertThat(codes(substitute(failed, pool.mentor(cohort, 1), pool.mentor(cohort, 1), null)))
                .hasToString("[NOT_A_MEMBER]");
        Api.assertProblem(
                Api.as(mentee)
                        .body(Map.of("replacedPersonId", mentor.personId(), "enrollmentId", mentor.enrollmentId()))
                        .post(Lives.PATH + "/{id}/substitute", failed),
                403,
                "forbidden");
    }

    @Test
    void suggestions_for_a_substitute_leave_out_who_failed() {
        UUID cohort = Lives.current(pool);
        Enrolled silent = pool.mentor(cohort, 1);
        Enrolled other = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID failed = Api.proposed(silent, mentee);
        clock.forward(Duration.ofDays(8));
        sweep.sweep();

        List<String> suggested = Api.coordinator()
                .queryParam("enrollmentId", mentee.enrollmentId())
                .queryParam("substituteOf", failed)
                .get("/api/v1/suggestions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.enrollmentId");

        assertThat(suggested).containsExactly(other.enrollmentId().toString());
    }

    @Test
    void a_preview_judges_without_making_anything() {
        UUID cohort = Lives.current(pool);
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        pool.change(PoolFixture.PROFILES, mentee.enrollmentId(), "changed", Map.of("languages", List.of("pt")));
        Map<String, Object> body =
                Map.of("mentorEnrollmentId", mentor.enrollmentId(), "menteeEnrollmentId", mentee.enrollmentId());

        Response preview = Api.coordinator().body(body).post(Lives.PATH + "/preview");

        preview.then().statusCode(200);
        assertThat(preview.jsonPath().getList("brokenRules.code")).hasToString("[SHARED_LANGUAGE]");
        assertThat(preview.jsonPath().getInt("score")).isPositive();
        assertThat(preview.jsonPath().getInt("pairs[0].explanation.sum { it.contribution }"))
                .isEqualTo(preview.jsonPath().getInt("score"));
        assertThat(Lives.slotsTaken(mentor)).isZero();
        assertThat(Api.coordinator()
                        .queryParam("cohortId", cohort)
                        .get(Lives.PATH)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
        Api.assertProblem(Api.as(mentor).body(body).post(Lives.PATH + "/preview"), 403, "forbidden");
    }

    private static Response substitute(
            UUID failed, Enrolled replaced, Enrolled replacement, @Nullable String overrideReason) {
        Map<String, Object> body = new HashMap<>();
        body.put("replacedPersonId", replaced.personId());
        body.put("enrollmentId", replacement.enrollmentId());
        if (overrideReason != null) {
            body.put("overrideReason", overrideReason);
        }
        return Lives.act(Api.coordinator(), failed, "substitute", body);
    }

    private static List<Object> codes(Response refused) {
        return refused.then().statusCode(400).extract().jsonPath().getList("errors.code");
    }

    private static List<String> overdue(UUID cohort) {
        return Api.coordinator()
                .queryParam("cohortId", cohort)
                .queryParam("overdue", true)
                .get(Lives.PATH)
                .jsonPath()
                .getList("items.id");
    }
}
