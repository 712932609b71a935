package dev.tandem.matching.engine;

/** The role in which somebody takes part. */
public enum Side {
    MENTOR,
    MENTEE
}
