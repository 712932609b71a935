package dev.tandem.feedback.survey;

/** At which turn of a mentorship a survey is sent. */
public enum Occasion {
    /** When the mentorship becomes active. */
    KICK_OFF,
    /** When it is completed. */
    CLOSING
}
