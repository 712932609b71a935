package dev.tandem.feedback.kpi;

import java.math.BigDecimal;

/**
 * Something that an evaluation shows, and what could be changed.
 *
 * @param code stable name of the kind of finding
 * @param kpi whose figure caused it
 * @param figure that figure
 */
public record Finding(
        String code, Kpi kpi, Severity severity, String statement, String recommendation, BigDecimal figure) {

    /** How urgent it is. */
    public enum Severity {
        /** Worse than before, but on target. */
        NOTICE,
        /** The target is missed. */
        WARNING,
        /** The target is missed by more than a quarter of it. */
        CRITICAL
    }
}
