package dev.tandem.participants.cohort.rules;

/** The phases of a cohort, in their order. */
public enum CohortState {
    DRAFT,
    OPEN,
    MATCHING,
    ACTIVE,
    COMPLETED,
    ARCHIVED;

    /** Whether people may apply. */
    public boolean takesApplications() {
        return this == OPEN || this == MATCHING;
    }

    /** Whether applications are decided, and places that become free are given away. */
    public boolean takesDecisions() {
        return this == OPEN || this == MATCHING || this == ACTIVE;
    }

    /** Whether its name, dates and places may still change. */
    public boolean isEditable() {
        return !isOver();
    }

    /** Whether it has come to its end, and every enrollment in it with it. */
    public boolean isOver() {
        return this == COMPLETED || this == ARCHIVED;
    }
}
