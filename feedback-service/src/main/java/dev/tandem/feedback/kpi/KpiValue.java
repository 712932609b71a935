package dev.tandem.feedback.kpi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A KPI of one evaluation.
 *
 * @param value numerator over denominator in the unit of the KPI, two decimals, half up; absent without data
 */
public record KpiValue(
        Kpi code,
        String name,
        KpiUnit unit,
        @Nullable BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator,
        BigDecimal target,
        KpiStatus status,
        @Nullable Benchmark benchmark) {

    private static final int DECIMALS = 2;

    /** The value of a KPI and how it compares with its target. */
    public static KpiValue of(Kpi kpi, Ratio ratio, @Nullable Benchmark benchmark) {
        BigDecimal value = ratio.denominator().signum() == 0
                ? null
                : ratio.numerator()
                        .multiply(BigDecimal.valueOf(kpi.unit().factor()))
                        .divide(ratio.denominator(), DECIMALS, RoundingMode.HALF_UP);
        return new KpiValue(
                kpi,
                kpi.title(),
                kpi.unit(),
                value,
                ratio.numerator(),
                ratio.denominator(),
                kpi.target(),
                status(kpi, value),
                benchmark);
    }

    private static KpiStatus status(Kpi kpi, @Nullable BigDecimal value) {
        if (value == null) {
            return KpiStatus.NO_DATA;
        }
        return kpi.atLeastAsGood(value, kpi.target()) ? KpiStatus.MET : KpiStatus.MISSED;
    }
}
