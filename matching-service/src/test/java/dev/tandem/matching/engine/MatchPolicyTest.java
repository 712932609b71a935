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
}
