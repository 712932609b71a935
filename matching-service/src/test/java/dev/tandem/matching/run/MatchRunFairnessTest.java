package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchRunFairnessTest {

    @Inject
    PoolFixture pool;

    @Test
    void groups_of_those_who_agreed_are_counted_by_role() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 8, 1);
        declaring(cohort, 6, "yes", "FAIRNESS");
        declaring(cohort, 6, "no", "FAIRNESS");
        declaring(cohort, 6, "unasked", "AFFINITY");
        UUID run = Runs.completed(cohort, Map.of());

        JsonPath report = Runs.get(run, "fairness");

        assertThat(report.getList("comparisons.attribute")).containsExactly("first-generation");
        assertThat(report.getList("comparisons.role")).containsExactly("MENTEE");
        assertThat(report.getList("comparisons[0].groups.value")).containsExactly("no", "yes");
        assertThat(report.getList("comparisons[0].groups.people")).containsExactly(6, 6);
        assertThat(report.getList("comparisons[0].groups.matched", Integer.class).stream()
                        .mapToInt(matched -> matched)
                        .sum())
                .isLessThanOrEqualTo(8);
        assertThat(report.getList("comparisons[0].groups.adverseImpactRatio")).contains(1_000_000);
        Api.as(Tokens.sponsor()).get(Runs.PATH + "/{id}/fairness", run).then().statusCode(200);
        Api.assertProblem(
                Api.as(Tokens.participant("nobody")).get(Runs.PATH + "/{id}/fairness", run), 403, "forbidden");
    }

    @Test
    void small_groups_are_neither_shown_nor_named() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 20, 1);
        declaring(cohort, 6, "no", "FAIRNESS");
        declaring(cohort, 7, "partly", "FAIRNESS");
        declaring(cohort, 2, "rare", "FAIRNESS");

        String report = Api.coordinator()
                .get(Runs.PATH + "/{id}/fairness", Runs.completed(cohort, Map.of()))
                .asString();

        assertThat(report).doesNotContain("rare").doesNotContain("\"no\"").contains("partly");
        assertThat(new JsonPath(report).getInt("comparisons[0].suppressedGroups"))
                .isEqualTo(2);
    }

    @Test
    void a_run_over_named_people_has_no_report() {
        UUID cohort = pool.cohort();
        pool.mentor(cohort, 1);
        UUID mentee = pool.mentee(cohort).enrollmentId();

        UUID run = Runs.completed(cohort, Map.of("enrollmentIds", List.of(mentee)));

        assertThat(Runs.get(run, "fairness").getString("withheld")).isEqualTo("CHOSEN_PEOPLE");
        assertThat(Runs.get(run, "fairness").getList("comparisons")).isEmpty();
    }

    private void declaring(UUID cohort, int people, String value, String purpose) {
        pool.enrol(
                cohort,
                "MENTEE",
                1,
                people,
                Map.of(
                        "selfDeclarations",
                        List.of(Map.of(
                                "attribute", "first-generation", "value", value, "purposes", List.of(purpose)))));
    }
}
