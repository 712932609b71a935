package dev.tandem.feedback.kpi;

import java.math.BigDecimal;

/**
 * What others reached.
 *
 * @param value in the unit of the KPI
 * @param source where it comes from
 */
public record Benchmark(BigDecimal value, String source) {}
