package dev.tandem.participants.cohort;

/** As what somebody takes part in a cohort. */
public enum CohortRole {
    MENTOR,
    MENTEE,
    /** Among equals; the number of peers is not limited. */
    PEER
}
