package dev.tandem.matching.mentorship;

/** The life of a mentorship. */
public enum MentorshipState {
    /** Holds its places while the members decide. */
    PROPOSED,
    ACTIVE,
    COMPLETED,
    ENDED,
    DECLINED;

    /** Whether it holds places. */
    boolean live() {
        return this == PROPOSED || this == ACTIVE;
    }
}
