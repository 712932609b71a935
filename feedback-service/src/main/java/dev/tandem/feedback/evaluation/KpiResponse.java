package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.kpi.Kpi;
import dev.tandem.feedback.kpi.KpiUnit;
import java.math.BigDecimal;

/**
 * The definition of a KPI.
 *
 * @param better whether a HIGHER or a LOWER value is better
 */
record KpiResponse(Kpi code, String name, String formula, KpiUnit unit, BigDecimal target, Direction better) {

    /** Which way is better. */
    enum Direction {
        HIGHER,
        LOWER
    }

    static KpiResponse of(Kpi kpi) {
        return new KpiResponse(
                kpi,
                kpi.title(),
                kpi.formula(),
                kpi.unit(),
                kpi.target(),
                kpi.higherIsBetter() ? Direction.HIGHER : Direction.LOWER);
    }
}
