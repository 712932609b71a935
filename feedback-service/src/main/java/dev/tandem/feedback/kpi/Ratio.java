package dev.tandem.feedback.kpi;

import java.math.BigDecimal;

/** What a KPI is the quotient of. */
public record Ratio(BigDecimal numerator, BigDecimal denominator) {

    /** Nothing was counted. */
    public static final Ratio NONE = new Ratio(BigDecimal.ZERO, BigDecimal.ZERO);

    /** Of two counts or sums. */
    public static Ratio of(Number numerator, Number denominator) {
        return new Ratio(plain(numerator), plain(denominator));
    }

    /** As short as it can be written: 12 instead of 12.000000 or 1.2E+1. */
    private static BigDecimal plain(Number number) {
        BigDecimal stripped = new BigDecimal(number.toString()).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
