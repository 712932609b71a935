package dev.tandem.matching.engine;

/** Why somebody is in no pair. */
public enum UnmatchedCode {
    /** Hard rules stand against every mentor of the pool. */
    NO_ELIGIBLE_MENTOR,
    /** Only the minimum score stands against at least one mentor, and no mentor is eligible. */
    BELOW_MINIMUM,
    /** There are eligible mentors, and all their places are taken. */
    CAPACITY_EXHAUSTED,
    /** Under a bonus per pair: more pairs are possible, but one with this mentee would cost more score than it brings. */
    NOT_WORTH_IT,
    /** Eligible mentors have places, but no group that reaches the minimum size could be formed there. */
    GROUP_TOO_SMALL,
    /** There are eligible peers, and all are paired with others. */
    PEERS_TAKEN,
    /** Hard rules stand against every other peer of the pool. */
    NO_ELIGIBLE_PEER,
    /** Hard rules stand against every mentee of the pool. */
    NO_ELIGIBLE_MENTEE,
    /** The mentor has no free place. */
    NO_PLACES,
    /** The mentor has places and eligible mentees, and the best pairing does not need them. */
    NOT_NEEDED
}
