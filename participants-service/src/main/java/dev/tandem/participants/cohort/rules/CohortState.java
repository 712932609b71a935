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
        return this != COMPLETED && this != ARCHIVED;
    }
}
