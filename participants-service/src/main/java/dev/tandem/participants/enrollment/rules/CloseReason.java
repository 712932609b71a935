package dev.tandem.participants.enrollment.rules;

/** Why an enrollment is over although nobody decided about it. */
public enum CloseReason {
    COHORT_COMPLETED
}
