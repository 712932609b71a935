package dev.tandem.feedback.mentorship;

/** The life cycle of a mentorship, as matching tells it. */
public enum MentorshipState {
    PROPOSED,
    ACTIVE,
    PAUSED,
    COMPLETED,
    ENDED,
    DECLINED
}
