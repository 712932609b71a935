package dev.tandem.matching.engine.graph;

/**
 * A pairing and the prices that prove it.
 *
 * @param pairMentee the mentees of the pairs, ascending, locked ones included
 * @param pairMentor parallel to {@code pairMentee}
 * @param menteePrice what each mentee is worth to the pairing; 0 for locked ones
 * @param mentorPrice what one more place of each mentor would be worth
 * @param bonus λ, added to the score of every pair
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record Solution(int[] pairMentee, int[] pairMentor, long[] menteePrice, long[] mentorPrice, long bonus) {}
