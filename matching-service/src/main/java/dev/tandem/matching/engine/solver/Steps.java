package dev.tandem.matching.engine.solver;

/**
 * How ε falls in an auction; found by measuring.
 *
 * @param first the first ε
 * @param factor how many times smaller the next one is
 * @param last the last ε
 * @param bids per mentee at one ε, after which it is no use to go on
 */
record Steps(long first, long factor, long last, long bids) {
    /** From prices that know nothing. */
    static Steps full(Scores scores) {
        long last = smallest(scores, 18);
        return new Steps(Math.max(last, scores.range() / 4), 7, last, 60);
    }

    /** From prices that are right for most, or too low. */
    static Steps fine(Scores scores) {
        long last = smallest(scores, 22);
        return new Steps(Math.max(last, scores.range() >> 17), 64, last, 25);
    }

    /** Small against the range, and so small against the unit that traces of it can be told from differences of scores. */
    private static long smallest(Scores scores, int bits) {
        return Math.max(1, Math.min(scores.range() >> bits, scores.unit() >> 8));
    }
}
