package dev.tandem.matching.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatchPolicyTest {
    private static MatchPolicy wrong() {
        return MatchPolicy.builder()
                .skills(new MatchPolicy.Skills(-1, null, 1_000_001, 101, 11))
                .goals(new MatchPolicy.Goals(0, null, 0))
                .interests(new MatchPolicy.Interests(0, null, 0))
                .availability(new MatchPolicy.Availability(0, null, 0, 0))
                .languages(new MatchPolicy.Languages(0, null, 0, 0))
                .department(new MatchPolicy.Department(0, null, 0, DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(0, null, 0, 3, 1, 0))
                .rules(new MatchPolicy.HardRules(true, true, true, -1, 1_000_001, false))
                .build();
    }

    @Test
    void defaults_are_valid() {
        assertThat(MatchPolicy.defaults().validate()).isEmpty();
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        assertThat(wrong().validate())
                .extracting(PolicyError::field)
                .containsExactlyInAnyOrder(
                        "skills.weight",
                        "skills.neutral",
                        "skills.relatedCreditPercent",
                        "skills.relatedSteps",
                        "availability.targetMinutes",
                        "languages.fullAt",
                        "seniority.maximumGap",
                        "seniority.falloffLevels",
                        "rules.minimumWeeklyOverlapMinutes",
                        "rules.minimumScore",
                        "");
    }

    @Test
    void an_invalid_policy_is_refused_by_the_engine() {
        assertThatThrownBy(() -> new MatchingEngine().run(Inputs.of(), wrong(), 0))
                .isInstanceOfSatisfying(
                        InvalidPolicyException.class,
                        e -> assertThat(e.errors()).hasSize(11));
    }

    @Test
    void every_wrong_field_of_the_further_criteria_is_named() {
        MatchPolicy policy = MatchPolicy.builder()
                .goals(new MatchPolicy.Goals(1, -1, 0))
                .proximity(new MatchPolicy.Proximity(1, null, 0, 100, 200, 300, 50, 50))
                .commitment(new MatchPolicy.Commitment(1, null, 0, 0))
                .experience(new MatchPolicy.Experience(1, null, 0, 5, 5))
                .mutualPreference(new MatchPolicy.MutualPreference(1, null, 0, 0))
                .questions(java.util.List.of(
                        new MatchPolicy.Question("q", Comparison.DISTANCE, 0, 1, 10_001, -1),
                        new MatchPolicy.Question("q", Comparison.SAME, 0, 1, null, 0)))
                .mentorShare(101)
                .rules(new MatchPolicy.HardRules(true, true, true, 0, 0, false, 3, 2))
                .build();

        assertThat(policy.validate())
                .extracting(PolicyError::field)
                .containsExactlyInAnyOrder(
                        "goals.mentorWeight",
                        "proximity.sameSite",
                        "proximity.sameCity",
                        "proximity.zeroBeyondKm",
                        "commitment.toleranceHours",
                        "experience.fullLeadYears",
                        "mutualPreference.ranks",
                        "questions[0].range",
                        "questions[0].mentorWeight",
                        "questions[0].neutral",
                        "questions[1].key",
                        "mentorShare",
                        "rules.maximumSeniorityGap");
    }

    @Test
    void mentors_need_a_weight_of_their_own_where_all_are_set_to_nothing() {
        MatchPolicyBuilder policy = MatchPolicy.builder();
        policy.skills(new MatchPolicy.Skills(1, 0, 0, 50, 2))
                .goals(new MatchPolicy.Goals(0, null, 0))
                .interests(new MatchPolicy.Interests(0, null, 0))
                .availability(new MatchPolicy.Availability(0, null, 0, 60))
                .languages(new MatchPolicy.Languages(0, null, 0, 1))
                .department(new MatchPolicy.Department(0, null, 0, DepartmentPreference.SAME))
                .seniority(new MatchPolicy.Seniority(0, null, 0, 1, 1, 1));

        assertThat(policy.build().validate()).extracting(PolicyError::field).containsExactly("mentorWeights");
    }
}
