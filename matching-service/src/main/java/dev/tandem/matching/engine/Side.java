package dev.tandem.matching.engine;

/** What a participant is in the pool for. */
public enum Side {
    /** Takes as many mentees as there are places. */
    MENTOR,
    /** Needs one mentor. */
    MENTEE,
    /** Needs one other peer; only with {@link Strategy#PEER}, and then everybody is one. */
    PEER
}
