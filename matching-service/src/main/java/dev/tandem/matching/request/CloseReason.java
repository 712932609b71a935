package dev.tandem.matching.request;

/** Why a match request was closed by none of the two. */
enum CloseReason {
    /** The mentee has a mentor now. */
    MENTEE_MATCHED,
    /** The mentor has no place left. */
    MENTOR_FULL,
    /** One of the two left the cohort. */
    DEPARTURE,
    COHORT_COMPLETED
}
