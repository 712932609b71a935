package dev.tandem.matching.engine.certificate;

/** What a {@link Certificate} proves, part by part. */
public enum CheckCode {
    /** Every index names somebody in the pool, and every price exists. */
    KNOWN_PARTICIPANTS,
    /** No mentee has two mentors. */
    ONE_MENTOR_PER_MENTEE,
    /** No mentor has more mentees than places. */
    CAPACITY,
    /** Every pair that is not locked is an eligible one. */
    ELIGIBLE_PAIRS,
    /** Every locked pair is in the result. */
    LOCKS_KEPT,
    /** No price is below 0. */
    PRICES_NOT_NEGATIVE,
    /** Mentee's price + mentor's price ≥ value, for every eligible pair. */
    DUAL_FEASIBLE,
    /** Mentee's price + mentor's price = value, for every chosen pair. */
    CHOSEN_PAIRS_TIGHT,
    /** A mentor with room has price 0. */
    ROOM_IS_FREE,
    /** An unmatched mentee has price 0. */
    UNMATCHED_IS_FREE,
    /** The prices bound the value of every pairing by exactly the value of this one. */
    NO_GAP,
    /** A vertex cover of the same size shows that no pairing has more pairs (König). */
    MOST_PAIRS
}
