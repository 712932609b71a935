package dev.tandem.matching.mentorship;

/** The life of a mentorship. */
public enum MentorshipState {
    /** Holds its places while the members decide. */
    PROPOSED,
    ACTIVE,
    /** Rests; its places stay held and its end does not move. */
    PAUSED,
    COMPLETED,
    ENDED,
    DECLINED;

    /** Whether it holds places. */
    boolean live() {
        return this == PROPOSED || running();
    }

    /** Whether it has begun and is not over. */
    boolean running() {
        return this == ACTIVE || this == PAUSED;
    }
}
