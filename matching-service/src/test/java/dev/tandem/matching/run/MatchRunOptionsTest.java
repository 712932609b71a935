package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.PoolFixture.Enrolled;
import dev.tandem.matching.policy.Policies;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.web.Ids;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TandemTest
class MatchRunOptionsTest {

    @Inject
    PoolFixture pool;

    @ParameterizedTest
    @ValueSource(strings = {"OPTIMAL", "STABLE", "FAIR"})
    void every_strategy_gives_a_proven_result_that_can_be_published(String strategy) {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 2, 2);
        pool.enrol(cohort, "MENTEE", 1, 3);

        UUID run = Runs.completed(cohort, Map.of("strategy", strategy));

        JsonPath shown = Api.run(run);
        assertThat(shown.getString("strategy")).isEqualTo(strategy);
        assertThat(shown.getInt("summary.pairs")).isEqualTo(3);
        assertThat(shown.getBoolean("summary.certificate.valid")).isTrue();
        assertThat(shown.getString("resultDigest")).hasSize(64);
        assertThat(shown.getList("timings.phases.phase")).contains("SCORING", "SOLVING");
        Api.publish(run).then().statusCode(200);
        assertThat(mentorships(run).getList("items")).hasSize(3);
    }

    @Test
    void the_strategy_is_optimal_unless_said_otherwise() {
        UUID run = Runs.completed(pool.cohort(), Map.of());

        assertThat(Api.run(run).getString("strategy")).isEqualTo("OPTIMAL");
    }

    @Test
    void peers_are_paired_with_each_other_and_published_as_peers() {
        UUID cohort = pool.cohort("PEER", false);
        pool.enrol(cohort, "PEER", 1, 5);

        UUID run = Runs.completed(cohort, Map.of());

        JsonPath shown = Api.run(run);
        assertThat(shown.getString("strategy")).isEqualTo("PEER");
        assertThat(shown.getInt("summary.pairs")).isEqualTo(2);
        assertThat(shown.getInt("summary.peers")).isEqualTo(5);
        assertThat(shown.getInt("summary.unmatchedPeers")).isEqualTo(1);
        assertThat(Runs.get(run, "unmatched").getList("items.role")).containsExactly("PEER");
        Api.publish(run).then().statusCode(200);
        assertThat(mentorships(run).getList("items.members.role")).containsOnly(List.of("PEER", "PEER"));
    }

    @Test
    void a_group_becomes_one_mentorship_of_a_mentor_with_all_mentees() {
        UUID cohort = pool.cohort("GROUP", false);
        Enrolled mentor = pool.mentor(cohort, 4);
        pool.enrol(cohort, "MENTEE", 1, 3);
        UUID run = Runs.completed(cohort, Map.of("minimumGroupSize", 2));

        Api.publish(run).then().statusCode(200);

        JsonPath made = mentorships(run);
        assertThat(made.getList("items")).hasSize(1);
        assertThat(made.getList("items[0].members.role")).containsExactly("MENTOR", "MENTEE", "MENTEE", "MENTEE");
        assertThat(Api.poolEntry(mentor.enrollmentId()).getInt("slotsTaken")).isEqualTo(3);
    }

    @Test
    void options_that_mean_nothing_are_pointed_at() {
        UUID pairs = pool.cohort();
        UUID peers = pool.cohort("PEER", false);
        UUID groups = pool.cohort("GROUP", false);

        assertThat(Runs.pointers(Runs.request(pairs, Map.of("strategy", "PEER"))))
                .containsExactly("/strategy NOT_FOR_FORMAT");
        assertThat(Runs.pointers(Runs.request(peers, Map.of("strategy", "OPTIMAL"))))
                .containsExactly("/strategy NOT_FOR_FORMAT");
        assertThat(Runs.pointers(Runs.request(pairs, Map.of("minimumGroupSize", 2))))
                .containsExactly("/minimumGroupSize NOT_FOR_FORMAT");
        assertThat(Runs.pointers(
                        Runs.request(groups, Map.of("minimumGroupSize", 2, "strategy", "FAIR", "pairBonus", 5))))
                .containsExactly("/minimumGroupSize ONLY_OPTIMAL", "/pairBonus ONLY_OPTIMAL");
        assertThat(Runs.pointers(Runs.request(pairs, Map.of("policyVersion", 99))))
                .containsExactly("/policyVersion UNKNOWN");
        assertThat(Runs.pointers(Runs.request(pairs, Map.of("pairBonus", 1_000_000_001L))))
                .hasSize(1);
    }

    @Test
    void a_bonus_of_nothing_still_pairs_whoever_scores() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 1);
        pool.mentee(cohort);

        UUID run = Runs.completed(cohort, Map.of("pairBonus", 0));

        assertThat(Api.run(run).getInt("pairBonus")).isZero();
        assertThat(Api.run(run).getInt("summary.pairs")).isEqualTo(1);
    }

    @Test
    void locked_pairs_are_in_the_result_and_forbidden_ones_are_not() {
        UUID cohort = pool.cohort();
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 2);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 2);

        UUID locked = Runs.completed(
                cohort, Map.of("lockedPairs", List.of(Runs.pair(mentors.getFirst(), mentees.getLast()))));
        UUID forbidden = Runs.completed(
                cohort, Map.of("forbiddenPairs", List.of(Runs.pair(mentors.getFirst(), mentees.getLast()))));

        assertThat(Runs.pairs(locked))
                .containsEntry(
                        mentees.getLast().enrollmentId(), mentors.getFirst().enrollmentId());
        assertThat(Runs.get(locked, "proposals?locked=true").getList("items")).hasSize(1);
        assertThat(Api.run(locked).getInt("lockedPairs")).isEqualTo(1);
        assertThat(Runs.pairs(forbidden))
                .hasSize(2)
                .containsEntry(
                        mentees.getLast().enrollmentId(), mentors.getLast().enrollmentId());
    }

    @Test
    void a_lock_overrides_a_rule_and_the_proposal_says_which() {
        UUID cohort = pool.cohort();
        Enrolled mentor = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        pool.change(
                PoolFixture.PEOPLE,
                mentee.personId(),
                "changed",
                Map.of("managerId", mentor.personId().toString()));

        UUID run = Runs.completed(cohort, Map.of("lockedPairs", List.of(Runs.pair(mentor, mentee))));

        assertThat(Runs.get(run, "proposals").getList("items[0].brokenRules.code"))
                .containsExactly("REPORTING_LINE");
    }

    @Test
    void locks_that_contradict_are_pointed_at() {
        UUID cohort = pool.cohort();
        List<Enrolled> mentors = pool.enrol(cohort, "MENTOR", 1, 2);
        List<Enrolled> mentees = pool.enrol(cohort, "MENTEE", 1, 3);
        Enrolled gone = mentees.getLast();
        pool.leave(gone);
        Map<String, UUID> first = Runs.pair(mentors.getFirst(), mentees.getFirst());

        assertThat(locks(cohort, first, Runs.pair(mentors.getLast(), mentees.getFirst())))
                .containsExactly("/lockedPairs/1 LOCKED_TWICE");
        assertThat(locks(cohort, first, Runs.pair(mentors.getFirst(), mentees.get(1))))
                .containsExactly("/lockedPairs/1 LOCKS_EXCEED_CAPACITY");
        assertThat(locks(cohort, first, first)).containsExactly("/lockedPairs/1 DUPLICATE");
        assertThat(locks(cohort, Runs.pair(mentors.getFirst(), gone))).containsExactly("/lockedPairs/0 NOT_AVAILABLE");
        assertThat(locks(cohort, Runs.pair(mentees.getFirst(), mentors.getFirst())))
                .containsExactly(
                        "/lockedPairs/0/mentorEnrollmentId UNKNOWN", "/lockedPairs/0/menteeEnrollmentId UNKNOWN");
        assertThat(Runs.pointers(
                        Runs.request(cohort, Map.of("lockedPairs", List.of(first), "forbiddenPairs", List.of(first)))))
                .containsExactly("/lockedPairs/0 ALSO_FORBIDDEN");
        assertThat(Runs.pointers(Runs.request(
                        cohort,
                        Map.of(
                                "lockedPairs",
                                List.of(first),
                                "enrollmentIds",
                                List.of(mentees.get(1).enrollmentId())))))
                .containsExactly("/lockedPairs/0 OUTSIDE_POOL");
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    private static List<String> locks(UUID cohort, Map<String, UUID>... pairs) {
        return Runs.pointers(Runs.request(cohort, Map.of("lockedPairs", List.of(pairs))));
    }

    @Test
    void a_run_for_newcomers_leaves_everybody_else_alone() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 5);
        pool.enrol(cohort, "MENTEE", 1, 2);
        Enrolled newcomer = pool.mentee(cohort);

        UUID run = Runs.completed(cohort, Map.of("enrollmentIds", List.of(newcomer.enrollmentId())));

        assertThat(Runs.pairs(run).keySet()).containsExactly(newcomer.enrollmentId());
        assertThat(Api.run(run).getInt("chosenPeople")).isEqualTo(1);
        assertThat(Runs.pointers(Runs.request(cohort, Map.of("enrollmentIds", List.of(Ids.next())))))
                .containsExactly("/enrollmentIds/0 UNKNOWN");
    }

    @Test
    void after_an_early_ending_somebody_is_paired_anew_and_not_with_the_same_person() {
        UUID cohort = pool.cohort();
        Enrolled first = pool.mentor(cohort, 1);
        Enrolled mentee = pool.mentee(cohort);
        UUID mentorship = Api.proposed(first, mentee);
        assertThat(Runs.pointers(Runs.request(cohort, Map.of("rematchMentorshipId", mentorship))))
                .containsExactly("/rematchMentorshipId NOT_OVER");
        Api.accept(first, mentorship).then().statusCode(200);
        Api.accept(mentee, mentorship).then().statusCode(200);
        Api.coordinator()
                .body(Map.of("reason", "They had nothing in common."))
                .post("/api/v1/mentorships/{id}/end", mentorship)
                .then()
                .statusCode(200);
        Enrolled second = pool.mentor(cohort, 1);

        UUID run = Runs.completed(
                cohort,
                Map.of(
                        "rematchMentorshipId",
                        mentorship,
                        "simulation",
                        true,
                        "policyOverride",
                        Map.of("rules", withoutPriorPairs())));

        assertThat(Runs.pairs(run)).containsExactly(Map.entry(mentee.enrollmentId(), second.enrollmentId()));
        assertThat(Api.run(run).getInt("forbiddenPairs")).isEqualTo(1);
        assertThat(Runs.pointers(Runs.request(cohort, Map.of("rematchMentorshipId", Ids.next()))))
                .containsExactly("/rematchMentorshipId UNKNOWN");
    }

    private static Map<String, Object> withoutPriorPairs() {
        return Map.of(
                "minWeeklyOverlapMinutes", 0,
                "requireSharedLanguage", false,
                "forbidReportingLine", false,
                "forbidPriorPairs", false,
                "minimumScore", 0,
                "missingDataPasses", true);
    }

    @Test
    void a_simulation_runs_in_any_cohort_and_is_never_published() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 1);
        pool.mentee(cohort);
        pool.moveCohort(cohort, "OPEN", "changed");

        UUID run = Runs.completed(cohort, Map.of("simulation", true, "policyOverride", Map.of("rules", strict())));

        JsonPath shown = Api.run(run);
        assertThat(shown.getInt("summary.pairs")).isZero();
        assertThat(shown.getInt("policyOverride.rules.minimumScore")).isEqualTo(1_000_000);
        assertThat(shown.getString("allowedActions.find { it.action == 'publish' }.code"))
                .isEqualTo("SIMULATION");
        Api.assertProblem(Api.publish(run), 409, "simulation-only");
        assertThat(Api.coordinator()
                        .get("/api/v1/matching-policies/{id}/versions", Policies.STANDARD)
                        .jsonPath()
                        .getList("items.rules.minimumScore"))
                .doesNotContain(1_000_000);
    }

    @Test
    void an_override_goes_with_a_simulation_and_is_checked_as_a_policy() {
        UUID cohort = pool.cohort();
        Map<String, Integer> nothing = Map.of(
                "skills",
                0,
                "goals",
                0,
                "interests",
                0,
                "availability",
                0,
                "languages",
                0,
                "department",
                0,
                "seniority",
                0);

        assertThat(Runs.pointers(Runs.request(cohort, Map.of("policyOverride", Map.of("mentorShare", 40)))))
                .containsExactly("/policyOverride ONLY_IN_SIMULATION");
        assertThat(Runs.pointers(
                        Runs.request(cohort, Map.of("simulation", true, "policyOverride", Map.of("weights", nothing)))))
                .containsExactly("/policyOverride/weights NO_WEIGHT");
    }

    private static Map<String, Object> strict() {
        return Map.of(
                "minWeeklyOverlapMinutes", 0,
                "requireSharedLanguage", false,
                "forbidReportingLine", true,
                "forbidPriorPairs", true,
                "minimumScore", 1_000_000,
                "missingDataPasses", true);
    }

    private static JsonPath mentorships(UUID run) {
        return Api.coordinator()
                .queryParam("matchRunId", run)
                .get("/api/v1/mentorships")
                .jsonPath();
    }
}
