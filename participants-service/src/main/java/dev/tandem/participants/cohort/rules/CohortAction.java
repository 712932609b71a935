package dev.tandem.participants.cohort.rules;

/** What moves a cohort from one phase to the next. */
public enum CohortAction {
    OPEN("open", "opened", CohortState.DRAFT, CohortState.OPEN),
    START_MATCHING("start-matching", "matching-started", CohortState.OPEN, CohortState.MATCHING),
    ACTIVATE("activate", "activated", CohortState.MATCHING, CohortState.ACTIVE),
    COMPLETE("complete", "completed", CohortState.ACTIVE, CohortState.COMPLETED),
    ARCHIVE("archive", "archived", CohortState.COMPLETED, CohortState.ARCHIVED);

    private final String verb;
    private final String pastTense;
    private final CohortState from;
    private final CohortState to;

    CohortAction(String verb, String pastTense, CohortState from, CohortState to) {
        this.verb = verb;
        this.pastTense = pastTense;
        this.from = from;
        this.to = to;
    }

    /** Last segment of the address that asks for it. */
    public String verb() {
        return verb;
    }

    /** Verb of the event that tells of it. */
    public String pastTense() {
        return pastTense;
    }

    /** Whether a cohort in this state can take the step. */
    public boolean allowedIn(CohortState state) {
        return state == from;
    }

    /** The state afterwards. */
    public CohortState target() {
        return to;
    }
}
