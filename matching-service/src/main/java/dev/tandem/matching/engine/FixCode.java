package dev.tandem.matching.engine;

/** The nearest change that would help somebody who is unmatched. */
public enum FixCode {
    /** More places at the mentor who fits best. */
    RAISE_CAPACITY,
    /** Switching a rule off, or withdrawing a forbidden pair. */
    RELAX_RULE,
    /** A smaller minimum of shared time, or more free time of the mentee. */
    LOWER_MINIMUM_OVERLAP,
    /** A smaller minimum score. */
    LOWER_MINIMUM_SCORE,
    /** One more language of the mentee. */
    ADD_LANGUAGE,
    /** The mentee says when they are free. */
    STATE_AVAILABILITY,
    /** No single change opens a mentor of this pool: another mentor is needed. */
    ADD_MENTOR
}
