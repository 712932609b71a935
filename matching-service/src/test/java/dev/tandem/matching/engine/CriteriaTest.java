package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.mentor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CriteriaTest {
    private static int score(CriterionCode criterion, MatchInput input) {
        return contribution(criterion, input).score();
    }

    private static Contribution contribution(CriterionCode criterion, MatchInput input) {
        return Inputs.contribution(Inputs.judged(input), criterion);
    }

    @ParameterizedTest
    @EnumSource(
            value = CriterionCode.class,
            names = {"SKILLS", "GOALS", "INTERESTS", "AVAILABILITY", "LANGUAGES", "DEPARTMENT", "SENIORITY"})
    void missing_data_takes_the_neutral_value_and_keeps_its_weight(CriterionCode criterion) {
        Contribution contribution = contribution(criterion, Inputs.of(mentee(1), mentor(1)));

        assertThat(contribution.missing()).isTrue();
        assertThat(contribution.score()).isEqualTo(500_000);
        assertThat(contribution.weight()).isEqualTo(MatchPolicy.defaults().weight(criterion));
        assertThat(contribution.explanation().code()).isEqualTo("NOT_STATED");
    }

    @Test
    void score_is_the_weighted_mean_rounded_half_up() {
        // skills 1/3, all else missing: (40 · 333333 + 65 · 500000) / 105 = 436507.8
        MatchInput input = Inputs.of(
                mentee(1).skill("a", 1).skill("b", 1).skill("c", 1), mentor(1).skill("a", 1));

        PairEvaluation evaluation = Inputs.judged(input);

        assertThat(evaluation.score()).isEqualTo(436_508);
    }

    @Test
    void a_weight_of_zero_leaves_a_criterion_out() {
        MatchPolicy defaults = Inputs.lenient();
        MatchPolicy skillsOnly = defaults.toBuilder()
                .goals(new MatchPolicy.Goals(0, null, 0))
                .interests(new MatchPolicy.Interests(0, null, 0))
                .availability(new MatchPolicy.Availability(0, null, 0, 60))
                .languages(new MatchPolicy.Languages(0, null, 0, 1))
                .department(new MatchPolicy.Department(0, null, 0, DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(0, null, 0, 0, 1, 1))
                .build();

        PairEvaluation evaluation =
                Inputs.judged(Inputs.of(mentee(1).skill("a", 4), mentor(1).skill("a", 3)), skillsOnly);

        assertThat(evaluation.score()).isEqualTo(750_000);
        assertThat(evaluation.contributions()).hasSize(1);
    }

    @Test
    void skill_above_the_wanted_level_counts_once_and_below_in_proportion() {
        MatchInput input = Inputs.of(
                mentee(1).skill("java", 2).skill("sql", 4),
                mentor(1).skill("java", 5).skill("sql", 1));

        Contribution skills = contribution(CriterionCode.SKILLS, input);

        assertThat(skills.score()).isEqualTo((1_000_000 + 250_000) / 2);
        assertThat(skills.explanation().parameters())
                .containsEntry("covered", List.of("java"))
                .containsEntry("partly", List.of("sql (level 1 of 4)"));
    }

    @ParameterizedTest
    @CsvSource({
        "quarkus, java, 500000",
        "java, quarkus, 500000",
        "quarkus, programming, 250000",
        "programming, quarkus, 250000",
        "quarkus, everything, 0",
        "quarkus, python, 0"
    })
    void related_skills_earn_part_credit_by_distance_in_both_directions(String wanted, String offered, int expected) {
        SkillTaxonomy taxonomy = new SkillTaxonomy(
                Map.of("quarkus", "java", "java", "programming", "python", "programming", "programming", "everything"));
        MatchInput input = Inputs.of(mentee(1).skill(wanted, 3), mentor(1).skill(offered, 3));

        int score = score(CriterionCode.SKILLS, Inputs.with(input, taxonomy));

        assertThat(score).isEqualTo(expected);
    }

    @Test
    void a_cycle_in_the_taxonomy_ends() {
        SkillTaxonomy taxonomy = new SkillTaxonomy(Map.of("a", "b", "b", "a", "c", "c"));
        MatchInput input =
                Inputs.of(mentee(1).skill("a", 1).skill("c", 1), mentor(1).skill("b", 1));

        int score = score(CriterionCode.SKILLS, Inputs.with(input, taxonomy));

        assertThat(score).isEqualTo(250_000);
    }

    @Test
    void goals_are_the_part_of_the_mentees_goals_that_the_mentor_shares() {
        Contribution goals = contribution(
                CriterionCode.GOALS,
                Inputs.of(mentee(1).goals("lead", "speak", "write"), mentor(1).goals("speak", "write", "x", "y")));

        assertThat(goals.score()).isEqualTo(666_667);
        assertThat(goals.explanation().message()).isEqualTo("Shares 2 of the mentee's 3 goals: speak, write.");
    }

    @Test
    void interests_are_shared_over_all() {
        int score = score(
                CriterionCode.INTERESTS,
                Inputs.of(mentee(1).interests("chess", "art"), mentor(1).interests("art", "food")));

        assertThat(score).isEqualTo(333_333);
    }

    @ParameterizedTest
    @CsvSource({"10:00, 250000", "11:00, 750000", "11:30, 1000000", "17:00, 1000000", "09:30, 0"})
    void availability_is_overlap_over_target_capped_at_one(String until, int expected) {
        MatchInput input = Inputs.of(
                mentee(1).in("Europe/Berlin").free(DayOfWeek.MONDAY, "09:00", until),
                mentor(1).in("Europe/Paris").free(DayOfWeek.MONDAY, "09:30", "18:00"));

        assertThat(score(CriterionCode.AVAILABILITY, input)).isEqualTo(expected);
    }

    @Test
    void languages_score_when_one_is_shared() {
        assertThat(score(
                        CriterionCode.LANGUAGES,
                        Inputs.of(mentee(1).speaks("en", "de"), mentor(1).speaks("de"))))
                .isEqualTo(1_000_000);
        assertThat(score(
                        CriterionCode.LANGUAGES,
                        Inputs.of(mentee(1).speaks("en"), mentor(1).speaks("de"))))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "DIFFERENT, sales, sales, 0",
        "DIFFERENT, sales, it, 1000000",
        "SAME, sales, sales, 1000000",
        "SAME, sales, it, 0"
    })
    void department_follows_the_preference(DepartmentPreference preference, String a, String b, int expected) {
        MatchPolicy policy = Inputs.lenient().toBuilder()
                .department(new MatchPolicy.Department(5, null, 0, preference))
                .build();

        PairEvaluation evaluation =
                Inputs.judged(Inputs.of(mentee(1).department(a), mentor(1).department(b)), policy);

        assertThat(Inputs.contribution(evaluation, CriterionCode.DEPARTMENT).score())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 666667", "1, 1000000", "3, 1000000", "4, 666667", "5, 333333", "6, 0", "9, 0", "-1, 333333", "-2, 0"
    })
    void seniority_falls_linearly_outside_the_preferred_lead(int lead, int expected) {
        MatchInput input = Inputs.of(mentee(1).level(5), mentor(1).level(5 + lead));

        assertThat(score(CriterionCode.SENIORITY, input)).isEqualTo(expected);
    }
}
