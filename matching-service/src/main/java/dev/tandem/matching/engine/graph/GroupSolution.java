package dev.tandem.matching.engine.graph;

/**
 * Groups and what bounds all others: a tree of cases. An inner case asks whether a mentor runs a group; a last case
 * carries prices that bound the value Σ (score + λ) of every pairing that answers as the way to it does.
 *
 * @param waived whether the groups that locks open cannot all reach their minimum, so that none of them has to
 * @param bonus λ, added to the score of every pair, more than any total: so values compare pairs first
 * @param askedMentor by case, the first one being where everything begins; -1 for a last one
 * @param ifOpen by case, the case that follows when the mentor runs a group; -1 for a last one
 * @param ifClosed by case, the case that follows when not; -1 for a last one
 * @param menteePrice by case and mentee, 0 or more; empty for an inner one
 * @param mentorPrice by case and mentor, below 0 only for those known to run a group; empty for an inner one
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record GroupSolution(
        Pairs pairs,
        boolean waived,
        long bonus,
        int[] askedMentor,
        int[] ifOpen,
        int[] ifClosed,
        long[][] menteePrice,
        long[][] mentorPrice) {
    public int cases() {
        return askedMentor.length;
    }
}
