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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changing a completed run before it is published, and what that costs. */
@TandemTest
class MatchRunEditTest {

    @Inject
    PoolFixture pool;

    private UUID cohort = Ids.next();
    private List<Enrolled> mentors = List.of();
    private List<Enrolled> mentees = List.of();
    private UUID base = Ids.next();

    @BeforeEach
    void a_completed_run_of_three_pairs() {
        cohort = pool.cohort();
        mentors = pool.enrol(cohort, "MENTOR", 1, 3);
        mentees = pool.enrol(cohort, "MENTEE", 1, 3);
        base = Runs.completed(cohort, Map.of());
    }

    @Test
    void a_swap_exchanges_two_mentors_and_nothing_else() {
        Map<UUID, UUID> before = Runs.pairs(base);
        UUID a = mentees.getFirst().enrollmentId();
        UUID b = mentees.getLast().enrollmentId();

        UUID edited = Runs.completed(
                Runs.edit(base, Map.of("swap", List.of(Map.of("menteeEnrollmentIdA", a, "menteeEnrollmentIdB", b)))));

        Map<UUID, UUID> after = Runs.pairs(edited);
        assertThat(after.get(a)).isEqualTo(before.get(b));
        assertThat(after.get(b)).isEqualTo(before.get(a));
        JsonPath run = Api.run(edited);
        assertThat(run.getString("basis")).isEqualTo("EDIT");
        assertThat(run.getUUID("basedOn")).isEqualTo(base);
        assertThat(Runs.pairs(base)).isEqualTo(before);
        JsonPath cost = Runs.get(edited, "comparison?with=" + base);
        assertThat(cost.getBoolean("sameScale")).isTrue();
        assertThat(cost.getInt("differences.samePartner")).isEqualTo(1);
        assertThat(cost.getInt("differences.otherPartner")).isEqualTo(2);
        assertThat(cost.getLong("differences.totalScore"))
                .isEqualTo(run.getLong("summary.certificate.totalScore")
                        - Api.run(base).getLong("summary.certificate.totalScore"));
        Api.publish(edited).then().statusCode(200);
    }

    @Test
    void locks_add_up_over_edits_until_they_are_unlocked() {
        Map<String, UUID> one = Runs.pair(mentors.getFirst(), mentees.getLast());
        Map<String, UUID> other = Runs.pair(mentors.getLast(), mentees.getFirst());

        UUID first = Runs.completed(Runs.edit(base, Map.of("lock", List.of(one))));
        UUID second = Runs.completed(Runs.edit(first, Map.of("lock", List.of(other))));
        UUID third = Runs.completed(Runs.edit(second, Map.of("unlock", List.of(one))));

        assertThat(Api.run(first).getInt("lockedPairs")).isEqualTo(1);
        assertThat(Api.run(second).getInt("lockedPairs")).isEqualTo(2);
        assertThat(Api.run(third).getInt("lockedPairs")).isEqualTo(1);
        assertThat(Runs.pairs(second))
                .containsEntry(
                        mentees.getLast().enrollmentId(), mentors.getFirst().enrollmentId())
                .containsEntry(
                        mentees.getFirst().enrollmentId(), mentors.getLast().enrollmentId());
        assertThat(Api.coordinator()
                        .get(Runs.PATH + "?basedOn=" + first)
                        .jsonPath()
                        .getList("items.id"))
                .containsExactly(second.toString());
    }

    @Test
    void excluded_people_and_forbidden_pairs_stay_out_in_every_later_edit() {
        Map<UUID, UUID> before = Runs.pairs(base);
        Enrolled out = mentees.getFirst();
        Enrolled kept = mentees.getLast();
        Map<String, UUID> apart = Map.of(
                "menteeEnrollmentId",
                kept.enrollmentId(),
                "mentorEnrollmentId",
                before.getOrDefault(kept.enrollmentId(), Ids.next()));

        UUID edited = Runs.completed(
                Runs.edit(base, Map.of("exclude", List.of(out.enrollmentId()), "forbid", List.of(apart))));
        UUID again = Runs.completed(Runs.edit(edited, Map.of()));

        for (UUID run : List.of(edited, again)) {
            assertThat(Runs.pairs(run)).hasSize(2).doesNotContainKey(out.enrollmentId());
            assertThat(Runs.pairs(run).get(kept.enrollmentId())).isNotEqualTo(before.get(kept.enrollmentId()));
        }
        JsonPath changes = Runs.get(edited, "comparison/changes?with=" + base);
        assertThat(changes.getString("items.find { it.enrollmentId == '%s' }.change".formatted(out.enrollmentId())))
                .isEqualTo("LOST");
        assertThat(changes.getString(
                        "items.find { it.enrollmentId == '%s' }.displayName".formatted(out.enrollmentId())))
                .isEqualTo(out.displayName());
    }

    @Test
    void changes_that_cannot_be_made_are_pointed_at() {
        UUID a = mentees.getFirst().enrollmentId();

        Response answer = Runs.edit(
                base,
                Map.of(
                        "swap", List.of(Map.of("menteeEnrollmentIdA", a, "menteeEnrollmentIdB", Ids.next())),
                        "unlock", List.of(Runs.pair(mentors.getFirst(), mentees.getFirst())),
                        "exclude", List.of(Ids.next()),
                        "forbid", List.of(Runs.pair(mentees.getFirst(), mentors.getFirst()))));

        assertThat(Runs.pointers(answer))
                .containsExactly(
                        "/swap/0/menteeEnrollmentIdB NOT_MATCHED",
                        "/unlock/0 NOT_LOCKED",
                        "/exclude/0 UNKNOWN",
                        "/forbid/0/mentorEnrollmentId UNKNOWN",
                        "/forbid/0/menteeEnrollmentId UNKNOWN");
        assertThat(Runs.pointers(Runs.edit(
                        base,
                        Map.of(
                                "lock",
                                List.of(Runs.pair(mentors.getFirst(), mentees.getFirst())),
                                "exclude",
                                List.of(a)))))
                .containsExactly("/lock/0 OUTSIDE_POOL");
    }

    @Test
    void only_a_completed_run_is_edited_and_refreshed_and_only_by_coordinators() {
        Api.publish(base).then().statusCode(200);

        Api.assertProblem(Runs.edit(base, Map.of()), 409, "illegal-transition");
        Api.assertProblem(Runs.post(base, "refresh"), 409, "illegal-transition");
        Api.assertProblem(
                Api.as(Tokens.viewer()).body(Map.of()).post(Runs.PATH + "/{id}/edit", base), 403, "forbidden");
        Api.assertProblem(Runs.edit(Ids.next(), Map.of()), 404, "not-found");
    }

    @Test
    void a_refresh_keeps_what_is_still_possible_and_solves_the_rest() {
        Map<UUID, UUID> before = Runs.pairs(base);
        Enrolled gone = mentees.getFirst();
        pool.leave(gone);
        Api.assertProblem(Api.publish(base), 409, "proposals-stale");
        Enrolled late = pool.mentee(cohort);

        UUID refreshed = Runs.completed(Runs.post(base, "refresh"));

        Map<UUID, UUID> after = Runs.pairs(refreshed);
        List<Enrolled> stayed = new ArrayList<>(mentees.subList(1, 3));
        assertThat(stayed)
                .allSatisfy(mentee ->
                        assertThat(after.get(mentee.enrollmentId())).isEqualTo(before.get(mentee.enrollmentId())));
        assertThat(after.get(late.enrollmentId())).isEqualTo(before.get(gone.enrollmentId()));
        Api.publish(refreshed).then().statusCode(200);
    }

    @Test
    void a_refresh_keeps_no_pair_that_a_rule_has_come_to_stand_against() {
        Enrolled mentee = mentees.getFirst();
        UUID mentorEnrollment = Runs.pairs(base).getOrDefault(mentee.enrollmentId(), Ids.next());
        Enrolled mentor = mentors.stream()
                .filter(one -> one.enrollmentId().equals(mentorEnrollment))
                .findFirst()
                .orElseThrow();
        pool.change(
                PoolFixture.PEOPLE,
                mentee.personId(),
                "changed",
                Map.of("managerId", mentor.personId().toString()));

        UUID refreshed = Runs.completed(Runs.post(base, "refresh"));

        assertThat(Runs.pairs(refreshed)).hasSize(3);
        assertThat(Runs.pairs(refreshed).get(mentee.enrollmentId())).isNotEqualTo(mentorEnrollment);
        assertThat(Runs.get(refreshed, "proposals").getList("items.brokenRules"))
                .containsOnly(List.of());
    }

    @Test
    void only_results_of_one_cohort_are_compared() {
        UUID elsewhere = Runs.completed(pool.cohort(), Map.of());

        Api.assertProblem(compare(elsewhere.toString()), 400, "validation-failed");
        Api.assertProblem(compare(Ids.next().toString()), 400, "validation-failed");
        Api.assertProblem(Api.coordinator().get(Runs.PATH + "/{id}/comparison", base), 400, "validation-failed");
        Api.as(Tokens.viewer())
                .get(Runs.PATH + "/{id}/comparison?with={with}", base, base)
                .then()
                .statusCode(200);
        Api.assertProblem(
                Api.as(Tokens.viewer()).get(Runs.PATH + "/{id}/comparison/changes?with={with}", base, base),
                403,
                "forbidden");
    }

    @Test
    void two_policies_are_compared_by_two_simulations() {
        UUID strict = Runs.completed(
                cohort,
                Map.of(
                        "simulation",
                        true,
                        "policyOverride",
                        Map.of(
                                "rules",
                                Map.of(
                                        "minWeeklyOverlapMinutes", 0,
                                        "requireSharedLanguage", false,
                                        "forbidReportingLine", true,
                                        "forbidPriorPairs", true,
                                        "minimumScore", 1_000_000,
                                        "missingDataPasses", true))));
        UUID standard = Runs.completed(cohort, Map.of("simulation", true));

        JsonPath comparison = Runs.get(strict, "comparison?with=" + standard);

        assertThat(comparison.getBoolean("sameScale")).isFalse();
        assertThat(comparison.getInt("differences.pairs")).isEqualTo(-3);
        assertThat(comparison.getInt("differences.unmatched")).isEqualTo(3);
        assertThat(comparison.getInt("differences.lost")).isEqualTo(3);
        JsonPath page = Runs.get(strict, "comparison/changes?limit=2&with=" + standard);
        assertThat(page.getList("items.change")).containsExactly("LOST", "LOST");
        JsonPath rest = Runs.get(
                strict, "comparison/changes?limit=2&with=" + standard + "&cursor=" + page.getString("nextCursor"));
        assertThat(rest.getList("items.change")).containsExactly("LOST");
    }

    private Response compare(String with) {
        return Api.coordinator().get(Runs.PATH + "/{id}/comparison?with={with}", base, with);
    }
}
