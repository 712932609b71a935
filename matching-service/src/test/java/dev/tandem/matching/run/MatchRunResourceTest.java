package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchRunResourceTest {

    private static final String PATH = "/api/v1/match-runs";

    @Inject
    PoolFixture pool;

    @Test
    void a_run_is_computed_proven_and_explained() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);

        UUID id = Api.requestRun(cohort);
        JsonPath run = Api.awaitRun(id, "COMPLETED");

        assertThat(run.getInt("progressPercent")).isEqualTo(100);
        assertThat(run.getString("inputDigest")).hasSize(64);
        assertThat(run.getInt("summary.mentors")).isEqualTo(1);
        assertThat(run.getInt("summary.mentees")).isEqualTo(3);
        assertThat(run.getInt("summary.pairs")).isEqualTo(2);
        assertThat(run.getInt("summary.unmatchedMentees")).isEqualTo(1);
        assertThat(run.getList("summary.histogram")).hasSize(10);
        assertThat(run.getBoolean("summary.certificate.valid")).isTrue();
        assertThat(run.getLong("summary.certificate.gap")).isZero();
        assertThat(run.getList("summary.certificate.checks.passed")).containsOnly(true);
        assertThat(run.getList("allowedActions.findAll { it.allowed }.action"))
                .hasToString("[publish, edit, refresh, rerun]");

        JsonPath proposals = Api.coordinator().get(PATH + "/{id}/proposals", id).jsonPath();
        assertThat(proposals.getList("items.mentor.displayName")).containsOnly(mentor.displayName());
        assertThat(proposals.getInt("items[0].criteria.sum { it.contribution }"))
                .isEqualTo(proposals.getInt("items[0].score"));
        assertThat(proposals.getList("items[0].criteria.explanation.text", String.class))
                .allSatisfy(text -> assertThat(text).isNotBlank());

        JsonPath unmatched = Api.coordinator()
                .queryParam("role", "MENTEE")
                .get(PATH + "/{id}/unmatched", id)
                .jsonPath();
        assertThat(unmatched.getList("items.reason.code")).hasToString("[CAPACITY_EXHAUSTED]");
        assertThat(unmatched.getString("items[0].nearestFix.code")).isEqualTo("RAISE_CAPACITY");
        assertThat(mentees).extracting(Enrolled::displayName).contains(unmatched.getString("items[0].displayName"));
        assertThat(Api.publishedVerbs("match-run", id, 2)).containsExactly("requested", "completed");
    }

    @Test
    void the_same_pool_policy_and_seed_give_the_same_result() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 2, 3);
        pool.enrol(cohort, "MENTEE", 1, 5);

        JsonPath first = Api.run(Api.completedRun(cohort));
        JsonPath second = Api.run(Api.completedRun(cohort));

        assertThat(second.getString("inputDigest")).isEqualTo(first.getString("inputDigest"));
        assertThat(second.getMap("summary")).isEqualTo(first.getMap("summary"));
        assertThat(pairs(second.getUUID("id"))).isEqualTo(pairs(first.getUUID("id")));
    }

    @Test
    void a_reporting_line_through_somebody_outside_of_the_pool_keeps_a_pair_apart() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID between = Ids.next();
        pool.publish(PoolFixture.PEOPLE, "created", pool.person(between, "u-" + between, "Between"));
        pool.change(
                PoolFixture.PEOPLE,
                between,
                "changed",
                Map.of("managerId", mentor.personId().toString()));
        pool.change(PoolFixture.PEOPLE, mentee.personId(), "changed", Map.of("managerId", between.toString()));

        UUID run = Api.completedRun(cohort);

        assertThat(Api.run(run).getInt("summary.pairs")).isZero();
        assertThat(Api.coordinator()
                        .queryParam("role", "MENTEE")
                        .get(PATH + "/{id}/unmatched", run)
                        .jsonPath()
                        .getInt("items[0].reason.params.blockedBy.REPORTING_LINE"))
                .isEqualTo(1);
    }

    @Test
    void an_empty_pool_gives_an_empty_proven_run() {
        UUID run = Api.completedRun(pool.cohort());

        JsonPath shown = Api.run(run);
        assertThat(shown.getInt("summary.pairs")).isZero();
        assertThat(shown.getMap("summary")).doesNotContainKey("meanScore");
        Api.publish(run).then().statusCode(200);
    }

    @Test
    void publishing_proposes_a_mentorship_for_every_pair_and_takes_the_places() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        pool.enrol(cohort, "MENTEE", 1, 2);
        UUID run = Api.completedRun(cohort);

        Api.publish(run).then().statusCode(200);

        assertThat(Api.run(run).getString("state")).isEqualTo("PUBLISHED");
        JsonPath mentorships = Api.coordinator()
                .queryParam("matchRunId", run)
                .get("/api/v1/mentorships")
                .jsonPath();
        assertThat(mentorships.getList("items.state")).hasToString("[PROPOSED, PROPOSED]");
        assertThat(mentorships.getList("items.origin")).containsOnly("RUN");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(2);
        assertThat(Api.publishedVerbs("mentorship", mentorships.getUUID("items[0].id"), 1))
                .containsExactly("proposed");
    }

    @Test
    void a_later_run_fills_only_the_gaps() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 3);
        pool.mentee(cohort);
        Api.publish(Api.completedRun(cohort)).then().statusCode(200);
        pool.mentee(cohort);

        JsonPath second = Api.run(Api.completedRun(cohort));

        assertThat(second.getInt("summary.mentees")).isEqualTo(1);
        assertThat(second.getInt("summary.pairs")).isEqualTo(1);
    }

    @Test
    void publishing_after_somebody_left_lists_them_and_makes_nothing() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 2);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);
        UUID run = Api.completedRun(cohort);
        Enrolled gone = mentees.getFirst();
        pool.leave(gone);

        Response answer = Api.publish(run);

        Api.assertProblem(answer, 409, "proposals-stale");
        assertThat(answer.jsonPath().getList("conflicts.enrollmentId")).hasToString("[" + gone.enrollmentId() + "]");
        assertThat(answer.jsonPath().getList("conflicts.reason")).hasToString("[LEFT]");
        assertThat(answer.jsonPath().getList("conflicts.displayName")).hasToString("[" + gone.displayName() + "]");
        assertThat(Api.run(run).getString("state")).isEqualTo("COMPLETED");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isZero();
    }

    @Test
    void a_completed_run_cannot_be_cancelled_and_a_published_one_not_published_again() {
        UUID run = Api.completedRun(pool.cohort());

        Api.assertProblem(Api.coordinator().post(PATH + "/{id}/cancel", run), 409, "illegal-transition");
        Api.publish(run).then().statusCode(200);
        Response again = Api.publish(run);
        Api.assertProblem(again, 409, "illegal-transition");
        assertThat(again.jsonPath().getString("state")).isEqualTo("PUBLISHED");
    }

    @Test
    void a_cohort_that_makes_no_pairs_gets_no_run() {
        UUID cohort = pool.cohort();
        pool.moveCohort(cohort, "COMPLETED", "completed");

        Api.assertProblem(request(Map.of("cohortId", cohort, "strategy", "OPTIMAL")), 409, "cohort-not-matching");
    }

    @Test
    void an_unknown_cohort_or_policy_is_pointed_at() {
        Response cohort = request(Map.of("cohortId", Ids.next(), "strategy", "OPTIMAL"));
        Response policy = request(Map.of("cohortId", pool.cohort(), "policyId", Ids.next(), "strategy", "OPTIMAL"));

        assertThat(cohort.jsonPath().getList("errors.pointer")).hasToString("[/cohortId]");
        assertThat(policy.jsonPath().getList("errors.pointer")).hasToString("[/policyId]");
        Api.assertProblem(cohort, 400, "validation-failed");
    }

    @Test
    void requests_of_a_wrong_shape_are_refused() {
        Api.assertProblem(request(Map.of("strategy", "OPTIMAL")), 400, "validation-failed");
        Api.assertProblem(
                request(Map.of("cohortId", Ids.next(), "strategy", "OPTIMAL", "sead", 1)), 400, "unknown-property");
        assertThat(request(Map.of("cohortId", Ids.next(), "strategy", "BEST")).statusCode())
                .isEqualTo(400);
        Api.assertProblem(Api.coordinator().body("{\"cohortId\":").post(PATH), 400, "malformed-json");
    }

    @Test
    void viewers_see_the_figures_and_not_the_people() {
        UUID run = Api.completedRun(pool.cohort());

        Api.as(Tokens.viewer()).get(PATH + "/{id}", run).then().statusCode(200);
        Api.assertProblem(Api.as(Tokens.viewer()).get(PATH + "/{id}/proposals", run), 403, "forbidden");
        Api.assertProblem(Api.as(Tokens.viewer()).post(PATH + "/{id}/publish", run), 403, "forbidden");
        Api.assertProblem(Api.as(Tokens.participant("nobody")).get(PATH + "/{id}", run), 403, "forbidden");
    }

    private static Response request(Map<String, Object> body) {
        return Api.coordinator().body(body).post(PATH);
    }

    private static List<Map<String, Object>> pairs(UUID run) {
        return Api.coordinator()
                .get(PATH + "/{id}/proposals", run)
                .jsonPath()
                .getList("items.collect { [mentor: it.mentorEnrollmentId, mentee: it.menteeEnrollmentId,"
                        + " score: it.score] }.sort { it.mentee }");
    }
}
