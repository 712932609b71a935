package dev.tandem.matching.engine;

/** The nearest change that would help somebody who is unmatched. */
public enum FixCode {
    /** More places at the mentor who fits best. */
    RAISE_CAPACITY,
    /** Switching a rule off, or withdrawing a forbidden pair. */
    RELAX_RULE,
    /** So many more minutes of the mentee on a certain day. */
    ADD_AVAILABILITY,
    /** A smaller minimum of shared time. */
    LOWER_MINIMUM_OVERLAP,
    /** A smaller minimum score. */
    LOWER_MINIMUM_SCORE,
    /** One more language of the mentee. */
    ADD_LANGUAGE,
    /** The mentee says when they are free. */
    STATE_AVAILABILITY,
    /** Taking most pairs first instead of a bonus per pair. */
    MOST_PAIRS_FIRST,
    /** A smaller minimum size of groups. */
    LOWER_GROUP_SIZE,
    /** No more pairs are possible among these peers: another one is needed. */
    ADD_PEER,
    /** No single change opens a mentor of this pool: another mentor is needed. */
    ADD_MENTOR
}
