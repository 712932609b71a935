package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.menteeId;
import static dev.tandem.matching.engine.Someone.menteePerson;
import static dev.tandem.matching.engine.Someone.mentor;
import static dev.tandem.matching.engine.Someone.mentorId;
import static dev.tandem.matching.engine.Someone.mentorPerson;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HardRuleTest {
    private static final UUID OUTSIDER = new UUID(7, 1);
    private static final UUID ANOTHER = new UUID(7, 2);

    private static MatchPolicy policy(MatchPolicy.HardRules rules) {
        return MatchPolicy.defaults().withRules(rules);
    }

    private static final MatchPolicy REPORTING = policy(new MatchPolicy.HardRules(true, false, false, 0, 0, true));

    private static List<RuleCode> broken(MatchInput input, MatchPolicy policy) {
        return Inputs.judged(input, policy).brokenRules().stream()
                .map(BrokenRule::code)
                .toList();
    }

    private static MatchInput strangers() {
        return Inputs.of(mentee(1), mentor(1));
    }

    @Test
    void nobody_mentors_themselves() {
        MatchInput input = Inputs.of(mentee(1), mentor(1).person(menteePerson(1)));

        assertThat(broken(input, Inputs.lenient())).containsExactly(RuleCode.SAME_PERSON);
    }

    @Test
    void a_manager_three_steps_up_is_refused_also_through_people_outside_the_pool() {
        MatchInput input = Inputs.managed(
                strangers(), Map.of(menteePerson(1), OUTSIDER, OUTSIDER, ANOTHER, ANOTHER, mentorPerson(1)));

        PairEvaluation evaluation = Inputs.judged(input, REPORTING);

        assertThat(evaluation.eligible()).isFalse();
        assertThat(evaluation.brokenRules()).singleElement().satisfies(rule -> {
            assertThat(rule.code()).isEqualTo(RuleCode.REPORTING_LINE);
            assertThat(rule.parameters()).containsEntry("manager", "MENTOR").containsEntry("steps", 3);
        });
    }

    @Test
    void a_mentee_who_manages_the_mentor_is_refused() {
        MatchInput input = Inputs.managed(strangers(), Map.of(mentorPerson(1), OUTSIDER, OUTSIDER, menteePerson(1)));

        PairEvaluation evaluation = Inputs.judged(input, REPORTING);

        assertThat(evaluation.brokenRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.parameters())
                        .containsEntry("manager", "MENTEE")
                        .containsEntry("steps", 2));
    }

    @Test
    void colleagues_under_one_manager_are_not_in_a_reporting_line() {
        MatchInput input = Inputs.managed(strangers(), Map.of(menteePerson(1), OUTSIDER, mentorPerson(1), OUTSIDER));

        assertThat(broken(input, REPORTING)).isEmpty();
    }

    @Test
    void cycles_of_managers_end() {
        MatchInput apart =
                Inputs.managed(strangers(), Map.of(menteePerson(1), OUTSIDER, OUTSIDER, ANOTHER, ANOTHER, OUTSIDER));
        MatchInput together =
                Inputs.managed(strangers(), Map.of(menteePerson(1), mentorPerson(1), mentorPerson(1), menteePerson(1)));

        assertThat(broken(apart, REPORTING)).isEmpty();
        assertThat(broken(together, REPORTING)).containsExactly(RuleCode.REPORTING_LINE);
    }

    @Test
    void a_reporting_line_passes_when_the_policy_allows_it() {
        MatchInput input = Inputs.managed(strangers(), Map.of(menteePerson(1), mentorPerson(1)));

        assertThat(broken(input, Inputs.lenient())).isEmpty();
    }

    @Test
    void an_exclusion_holds_in_either_direction() {
        MatchInput byMentee = Inputs.of(mentee(1).excludes(mentorPerson(1)), mentor(1));
        MatchInput byMentor = Inputs.of(mentee(1), mentor(1).excludes(menteePerson(1)));

        assertThat(broken(byMentee, Inputs.lenient())).containsExactly(RuleCode.EXCLUSION);
        assertThat(broken(byMentor, Inputs.lenient())).containsExactly(RuleCode.EXCLUSION);
    }

    @Test
    void a_forbidden_pair_is_refused_and_others_are_not() {
        MatchInput input =
                Inputs.forbidding(Inputs.of(mentee(1), mentor(1), mentor(2)), new Pair(menteeId(1), mentorId(2)));
        PairEvaluator evaluator = new PairEvaluator(input, Inputs.lenient());

        assertThat(evaluator.evaluate(menteeId(1), mentorId(2)).brokenRules())
                .extracting(BrokenRule::code)
                .containsExactly(RuleCode.FORBIDDEN_PAIR);
        assertThat(evaluator.evaluate(menteeId(1), mentorId(1)).eligible()).isTrue();
    }

    @Test
    void a_pair_is_not_repeated_in_the_same_roles() {
        MatchPolicy noRepeat = policy(new MatchPolicy.HardRules(false, true, false, 0, 0, true));
        MatchInput before = Inputs.after(strangers(), new Pair(menteePerson(1), mentorPerson(1)));
        MatchInput reversed = Inputs.after(strangers(), new Pair(mentorPerson(1), menteePerson(1)));

        assertThat(broken(before, noRepeat)).containsExactly(RuleCode.PRIOR_PAIR);
        assertThat(broken(reversed, noRepeat)).isEmpty();
        assertThat(broken(before, Inputs.lenient())).isEmpty();
    }

    @Test
    void a_shared_language_is_required_and_a_missing_one_fails_unless_missing_data_passes() {
        MatchPolicy strict = policy(new MatchPolicy.HardRules(false, false, true, 0, 0, false));
        MatchPolicy mild = policy(new MatchPolicy.HardRules(false, false, true, 0, 0, true));
        MatchInput none = Inputs.of(mentee(1).speaks("de"), mentor(1).speaks("en", "fr"));
        MatchInput one = Inputs.of(mentee(1).speaks("de", "en"), mentor(1).speaks("en", "fr"));
        MatchInput unknown = Inputs.of(mentee(1).speaks("de"), mentor(1));

        assertThat(broken(none, strict)).containsExactly(RuleCode.SHARED_LANGUAGE);
        assertThat(broken(none, mild)).containsExactly(RuleCode.SHARED_LANGUAGE);
        assertThat(broken(one, strict)).isEmpty();
        assertThat(broken(unknown, strict)).containsExactly(RuleCode.SHARED_LANGUAGE);
        assertThat(broken(unknown, mild)).isEmpty();
    }

    @Test
    void minimum_weekly_overlap_is_met_exactly_or_broken() {
        MatchInput hour = Inputs.of(
                mentee(1).in("UTC").free(DayOfWeek.MONDAY, "09:00", "10:00"),
                mentor(1).in("UTC").free(DayOfWeek.MONDAY, "08:00", "12:00"));
        MatchPolicy sixty = policy(new MatchPolicy.HardRules(false, false, false, 60, 0, false));
        MatchPolicy more = policy(new MatchPolicy.HardRules(false, false, false, 61, 0, false));

        assertThat(broken(hour, sixty)).isEmpty();
        assertThat(Inputs.judged(hour, more).brokenRules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.parameters())
                        .containsEntry("minutes", 60)
                        .containsEntry("minimum", 61));
        assertThat(broken(strangers(), sixty)).containsExactly(RuleCode.MINIMUM_WEEKLY_OVERLAP);
    }

    @Test
    void minimum_score_is_met_exactly_or_broken() {
        MatchPolicy met = policy(new MatchPolicy.HardRules(false, false, false, 0, 500_000, true));
        MatchPolicy missed = policy(new MatchPolicy.HardRules(false, false, false, 0, 500_001, true));

        assertThat(broken(strangers(), met)).isEmpty();
        assertThat(broken(strangers(), missed)).containsExactly(RuleCode.MINIMUM_SCORE);
    }

    @Test
    void every_broken_rule_is_named() {
        MatchInput input = Inputs.managed(
                Inputs.of(mentee(1).excludes(mentorPerson(1)), mentor(1)), Map.of(menteePerson(1), mentorPerson(1)));

        assertThat(broken(input, MatchPolicy.defaults()))
                .containsExactly(
                        RuleCode.EXCLUSION,
                        RuleCode.REPORTING_LINE,
                        RuleCode.SHARED_LANGUAGE,
                        RuleCode.MINIMUM_WEEKLY_OVERLAP);
    }
}
