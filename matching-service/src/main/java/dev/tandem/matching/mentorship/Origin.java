package dev.tandem.matching.mentorship;

/** How a mentorship came about. */
public enum Origin {
    /** Published from a match run. */
    RUN,
    /** A mentee asked and the mentor accepted. */
    REQUEST,
    /** A coordinator paired by hand. */
    MANUAL
}
