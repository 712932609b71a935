package dev.tandem.feedback.kpi;

/** How a value compares with its target. */
public enum KpiStatus {
    MET,
    MISSED,
    NO_DATA
}
