package dev.tandem.matching.mentorship;

/** Why a mentorship is over. */
public enum EndReason {
    DECLINED,
    BY_MEMBER,
    BY_COORDINATOR,
    /** A member left the cohort. */
    DEPARTURE,
    COHORT_COMPLETED
}
