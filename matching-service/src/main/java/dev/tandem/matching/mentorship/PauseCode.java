package dev.tandem.matching.mentorship;

/** What somebody gives as the reason for pausing a mentorship. */
enum PauseCode {
    ABSENCE,
    WORKLOAD,
    PERSONAL,
    OTHER
}
