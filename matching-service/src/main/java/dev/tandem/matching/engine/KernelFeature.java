package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/**
 * One criterion, with the hard rule that reads the same datum, as the kernel sees it. Values are those of the criterion,
 * neutral where a datum is missing, or {@link #BLOCKED}. A bound is a value's share of the score in units of 1/64,
 * rounded up: bounds are for sorting pairs out, scores come from values alone.
 */
abstract sealed class KernelFeature permits TableFeature, SparseFeature, DeferredFeature {
    /** Value of a pair that the rule stands against. */
    static final int BLOCKED = -1;
    /** Units of a bound in one millionth. */
    static final int UNITS = 64;
    /** Bound of a blocked pair: outweighs all other bounds together, and dozens of it still fit an int. */
    static final int BLOCKED_BOUND = -(1 << 26) - (1 << 25);

    final Judge judge;

    KernelFeature(Judge judge) {
        this.judge = judge;
    }

    /** A criterion and what may be built upon it; equal for both sides' threads. */
    record Judge(
            Criterion criterion,
            @Nullable RuleCode rule,
            HardRuleCheck rules,
            int weight,
            int mentorWeight,
            double unit) {
        /** By the definition of criterion and rule, at the pace of objects. */
        int value(CandidatePair pair) {
            return rule != null && rules.breaks(rule, pair) ? BLOCKED : known(criterion.measure(pair));
        }

        int known(int measured) {
            return measured == Criterion.MISSING ? criterion.weighing().neutral() : measured;
        }

        /** Rounded up, and one more against the inexactness of doubles. */
        int bound(int value) {
            return value == BLOCKED ? BLOCKED_BOUND : (int) Math.ceil(value * unit) + 1;
        }
    }
}
