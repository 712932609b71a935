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
    MOST_PAIRS,
    /** STABLE: no eligible mentee and mentor both score each other higher than what they have. */
    NO_BLOCKING_PAIR,
    /** STABLE: nor do any when the lower index breaks ties. */
    NO_BLOCKING_PAIR_IN_ORDER,
    /** FAIR: every pair that was free to choose scores at least the bottleneck. */
    BOTTLENECK_REACHED,
    /** FAIR: with edges above the bottleneck alone there are fewer pairs, as a vertex cover shows (König). */
    BOTTLENECK_BEST,
    /** PEER: who is somebody's partner has that one as partner. */
    PARTNERS_AGREE,
    /** PEER: every blossom is a set of an odd number of known people, with a dual above 0. */
    BLOSSOMS_ODD,
    /** PEER: every blossom has all people but one paired inside. */
    BLOSSOMS_FULL,
    /** PEER: without the barrier there are as many more odd components as people unmatched (Tutte and Berge). */
    BARRIER,
    /** Groups: a mentor has no mentee or at least the minimum. */
    MINIMUM_GROUP_SIZE,
    /** Groups: where the minimum of groups opened by locks is waived, they cannot all reach it. */
    WAIVER_NEEDED,
    /** Groups: the cases bounded are all there are. */
    CASES_COMPLETE,
    /** Groups: the bound of the cases is no lower than what the result has. */
    BOUND_ABOVE,
    /** Mentee's price + mentor's price ≥ value for every pair of the whole pool that rules allow, however many. */
    ALL_PAIRS_PRICED,
    /** The score used for a sample of pairs, and whether rules allow them, is what the definition says. */
    KERNEL_AGREES
}
