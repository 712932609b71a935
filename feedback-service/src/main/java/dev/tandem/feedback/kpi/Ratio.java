package dev.tandem.feedback.kpi;

import java.math.BigDecimal;

/** What a KPI is the quotient of. */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    /** Nothing was counted. */
    public static final Ratio NONE = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of two counts or sums. */
    public static Ratio of(Number numerator, Number denominator) {
        return new Ratio(new BigDecimal(numerator.toString()), new BigDecimal(denominator.toString()));
    }
}
