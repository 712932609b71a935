package dev.tandem.participants.enrollment.rules;

import java.util.Arrays;
import java.util.List;

/** Where an enrollment stands. */
public enum EnrollmentState {
    /** Waits for a decision. */
    APPLIED,
    /** Takes part; holds a place. */
    READY,
    /** Gets the next place that becomes free, in the order of waiting. */
    WAITLISTED,
    /** Not taken: by a decision, or because the cohort came to its end before there was one. */
    REJECTED,
    WITHDRAWN,
    COMPLETED;

    /** All but the terminal ones. */
    public static final List<EnrollmentState> OPEN =
            Arrays.stream(values()).filter(state -> !state.isTerminal()).toList();

    /** Whether nothing changes any more. */
    public boolean isTerminal() {
        return this == REJECTED || this == WITHDRAWN || this == COMPLETED;
    }
}
