package dev.tandem.goals.goal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class ProgressRulesTest {

    @Test
    void almost_reached_is_not_100_percent() {
        assertThat(ProgressRules.byMeasure(BigDecimal.ZERO, BigDecimal.valueOf(1000), BigDecimal.valueOf(999)))
                .isEqualTo(99);
    }

    @Test
    void target_may_lie_below_the_baseline() {
        assertThat(ProgressRules.byMeasure(BigDecimal.valueOf(40), BigDecimal.valueOf(20), BigDecimal.valueOf(35)))
                .isEqualTo(25);
    }

    @Test
    void target_that_equals_the_baseline_is_reached_at_once() {
        assertThat(ProgressRules.byMeasure(BigDecimal.TEN, BigDecimal.TEN, new BigDecimal("10.0")))
                .isEqualTo(100);
        assertThat(ProgressRules.byMeasure(BigDecimal.TEN, BigDecimal.TEN, BigDecimal.ONE))
                .isZero();
    }

    @Test
    void measure_counts_before_milestones_and_milestones_before_the_decision() {
        assertThat(ProgressRules.percent(BigDecimal.ZERO, BigDecimal.TEN, BigDecimal.ONE, 3, 3, GoalState.ACHIEVED))
                .isEqualTo(10);
        assertThat(ProgressRules.percent(null, null, null, 1, 3, GoalState.OPEN))
                .isEqualTo(33);
        assertThat(ProgressRules.percent(null, null, null, 0, 0, GoalState.ACHIEVED))
                .isEqualTo(100);
        assertThat(ProgressRules.percent(null, null, null, 0, 0, GoalState.OPEN))
                .isZero();
    }

    @Test
    void goal_without_a_recorded_value_stands_at_its_baseline() {
        assertThat(ProgressRules.percent(BigDecimal.ONE, BigDecimal.TEN, null, 0, 0, GoalState.OPEN))
                .isZero();
    }

    @Property
    void progress_stays_between_0_and_100(
            @ForAll @Scale(4) BigDecimal baseline,
            @ForAll @Scale(4) BigDecimal target,
            @ForAll @Scale(4) BigDecimal value) {
        assertThat(ProgressRules.byMeasure(baseline, target, value)).isBetween(0, 100);
    }

    @Property
    void it_is_100_exactly_when_the_target_is_reached_or_passed(
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(4) BigDecimal baseline,
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(4) BigDecimal target,
            @ForAll @BigRange(min = "-1000", max = "1000") @Scale(4) BigDecimal value) {
        Assume.that(baseline.compareTo(target) != 0);
        boolean reached = target.compareTo(baseline) > 0 ? value.compareTo(target) >= 0 : value.compareTo(target) <= 0;

        assertThat(ProgressRules.byMeasure(baseline, target, value) == 100).isEqualTo(reached);
    }

    @Property
    void counting_down_is_the_mirror_image_of_counting_up(
            @ForAll @Scale(4) BigDecimal baseline,
            @ForAll @Scale(4) BigDecimal target,
            @ForAll @Scale(4) BigDecimal value) {
        Assume.that(baseline.compareTo(target) != 0);

        assertThat(ProgressRules.byMeasure(baseline.negate(), target.negate(), value.negate()))
                .isEqualTo(ProgressRules.byMeasure(baseline, target, value));
    }

    @Property
    void all_milestones_are_100_percent_and_only_all(
            @ForAll @IntRange(min = 1, max = 50) int total, @ForAll @IntRange(max = 50) int completed) {
        Assume.that(completed <= total);

        assertThat(ProgressRules.byMilestones(completed, total) == 100).isEqualTo(completed == total);
    }
}
