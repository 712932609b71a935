package dev.tandem.matching.pool;

/** In which role somebody takes part. */
public enum Role {
    MENTOR,
    MENTEE,
    PEER
}
