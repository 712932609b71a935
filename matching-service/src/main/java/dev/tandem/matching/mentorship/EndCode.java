package dev.tandem.matching.mentorship;

/** What somebody gives as the reason for ending a mentorship or leaving a group; coordinators count these. */
enum EndCode {
    GOALS_REACHED,
    NO_TIME,
    NOT_A_FIT,
    ROLE_CHANGED,
    OTHER
}
