package dev.tandem.matching.engine;

/** What a pairing is optimised for. */
public enum Strategy {
    /** The highest total score; most pairs first, unless a bonus per pair says otherwise. */
    OPTIMAL,
    /** No mentor and mentee would both rather have each other than what they got, each by their own score. */
    STABLE,
    /** Most pairs, then the best worst pair, then the highest total score. */
    FAIR,
    /** Pairs within one group of equals. */
    PEER
}
