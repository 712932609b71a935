package dev.tandem.matching.mentorship;

/** Why a mentorship is over. */
public enum EndReason {
    DECLINED,
    BY_MEMBER,
    BY_COORDINATOR,
    /** A member left the cohort. */
    DEPARTURE,
    COHORT_COMPLETED,
    /** Somebody did not answer the proposal in time. */
    ACCEPTANCE_EXPIRED,
    /** Its last day has passed. */
    TERM_REACHED
}
