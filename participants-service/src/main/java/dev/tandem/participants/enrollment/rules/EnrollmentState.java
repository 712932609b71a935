package dev.tandem.participants.enrollment.rules;

/** Where an enrollment stands. */
public enum EnrollmentState {
    /** Waits for a decision. */
    APPLIED,
    /** Takes part; holds a place. */
    READY,
    /** Gets the next place that becomes free, in the order of waiting. */
    WAITLISTED,
    REJECTED,
    WITHDRAWN,
    COMPLETED;

    /** Whether nothing changes any more. */
    public boolean isTerminal() {
        return this == REJECTED || this == WITHDRAWN || this == COMPLETED;
    }
}
