package dev.tandem.matching.roster;

/** The phases of a cohort, in order. */
public enum CohortState {
    DRAFT,
    OPEN,
    MATCHING,
    ACTIVE,
    COMPLETED,
    ARCHIVED;

    /** Whether pairs may be made: before, people still enrol; after, nobody would meet. */
    public boolean pairing() {
        return this == MATCHING || this == ACTIVE;
    }

    /** Whether its mentorships are over. */
    public boolean over() {
        return this == COMPLETED || this == ARCHIVED;
    }
}
