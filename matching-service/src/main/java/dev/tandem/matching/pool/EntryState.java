package dev.tandem.matching.pool;

/** The state of the enrollment behind a pool entry; only a READY one can be paired. */
public enum EntryState {
    APPLIED,
    READY,
    WAITLISTED,
    REJECTED,
    WITHDRAWN,
    COMPLETED;

    /** Whether nothing changes any more. */
    public boolean over() {
        return departed() || this == COMPLETED;
    }

    /** Whether the person has left. COMPLETED is no departure: the cohort's own end decides about its mentorships. */
    boolean departed() {
        return this == REJECTED || this == WITHDRAWN;
    }
}
