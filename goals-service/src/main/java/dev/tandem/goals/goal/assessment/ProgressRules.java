package dev.tandem.goals.goal.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * How far a goal has come, in whole percent.
 *
 * <p>With a measure: the way from the baseline to the target that the current value has covered, {@code 100 · (current −
 * baseline) / (target − baseline)}, cut to 0…100 and rounded down, so that 100 means reached. The target may lie below
 * the baseline. Without a measure: the completed share of its milestones, rounded down. With neither: 0 until it is
 * achieved, then 100.
 */
public final class ProgressRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private ProgressRules() {}

    /** Progress by a measure; a target that equals the baseline is reached as soon as the value is the target. */
    public static int byMeasure(BigDecimal baseline, BigDecimal target, BigDecimal current) {
        BigDecimal way = target.subtract(baseline);
        if (way.signum() == 0) {
            return current.compareTo(target) == 0 ? 100 : 0;
        }
        return current.subtract(baseline)
                .multiply(HUNDRED)
                .divide(way, 0, RoundingMode.DOWN)
                .max(BigDecimal.ZERO)
                .min(HUNDRED)
                .intValueExact();
    }

    /** Progress by milestones, which must be at least one. */
    public static int byMilestones(int completed, int total) {
        return completed * 100 / total;
    }

    /**
     * Progress of a goal, by the first of measure, milestones and decision that it has.
     *
     * @param baseline null, as the target, when it has no measure
     * @param latest the last recorded value, null before the first one
     */
    public static int percent(
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable BigDecimal latest,
            int completed,
            int total,
            GoalState state) {
        if (baseline != null && target != null) {
            return byMeasure(baseline, target, latest == null ? baseline : latest);
        }
        if (total > 0) {
            return byMilestones(completed, total);
        }
        return state == GoalState.ACHIEVED ? 100 : 0;
    }
}
