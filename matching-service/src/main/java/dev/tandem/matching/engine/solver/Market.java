package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import java.util.Arrays;

/**
 * The state that the stages of {@link OptimalMatcher} hand to each other: who is free to choose, what places are left, who
 * is where, and what places cost.
 *
 * <p>The problem is made balanced, so that prices of one stage are worth something in the next: besides the mentors there
 * is an <em>outside</em> where a mentee can go who gets no mentor, and a <em>floor</em>, the price of every place that
 * stays empty. Where most pairs come first, the outside has exactly as many places as mentees must stay unmatched, at a
 * price of its own; otherwise it has room for all, costs the floor, and is worth −λ.
 *
 * <p>Values and prices are counted in {@code 1 << SHIFT} parts of a score, so that a price can lie between two scores.
 */
final class Market {
    static final int NONE = -1;
    /** In {@link #mentorOf}: locked, or without any mentor who has places. */
    static final int ABSENT = -2;

    static final int SHIFT = 6;
    /** The price of a mentor without places: out of reach, and far from overflowing. */
    static final long NO_PLACES = 1L << 60;

    final int mentees;
    final int mentors;
    /** Where the outside's price and people are found; the floor's price comes after it. */
    final int outside;

    final int floor;
    final int[] rowStart;
    final int[] mentor;
    final int[] score;
    /** By mentor: places that locks leave and somebody could use. */
    final int[] places;

    final int[] mentorOf;
    final long[] price;
    /** Who takes part. */
    int present;

    boolean pairsFirst;
    long outsideValue;
    int outsidePlaces;

    Market(MatchProblem problem) {
        MatchGraph graph = problem.graph();
        mentees = graph.mentees();
        mentors = graph.mentors();
        outside = mentors;
        floor = mentors + 1;
        rowStart = graph.rowStart();
        mentor = graph.mentor();
        score = graph.score();
        places = graph.capacity().clone();
        mentorOf = new int[mentees];
        price = new long[mentors + 2];
        Arrays.fill(mentorOf, ABSENT);
        for (int locked : problem.lockedMentor()) {
            if (locked != NONE) {
                places[locked]--;
            }
        }
        int[] wanted = new int[mentors];
        for (int mentee = 0; mentee < mentees; mentee++) {
            if (problem.lockedMentor()[mentee] == NONE) {
                for (int edge = rowStart[mentee]; edge < rowStart[mentee + 1]; edge++) {
                    wanted[mentor[edge]]++;
                    if (places[mentor[edge]] > 0) {
                        mentorOf[mentee] = NONE;
                    }
                }
                present += mentorOf[mentee] == NONE ? 1 : 0;
            }
        }
        for (int j = 0; j < mentors; j++) {
            // One more than anybody wants stays empty, and so keeps the price at the floor, as more would.
            places[j] = wanted[j] == 0 ? 0 : Math.max(0, Math.min(places[j], wanted[j] + 1));
            price[j] = places[j] == 0 ? NO_PLACES : 0;
        }
    }

    /** Whether going outside is possible for more than those who must. */
    boolean outsideIsOpen() {
        return !pairsFirst || outsidePlaces > 0;
    }

    long outsidePrice() {
        return pairsFirst ? price[outside] : price[floor];
    }

    int placesInAll() {
        return Arrays.stream(places).sum();
    }

    /**
     * Rounds all prices down to multiples of a unit, as seen from an offset that lies in the widest gap between their
     * remainders. Where all scores are multiples of the unit, prices that differ by traces of ε become equal, and almost all
     * pairs are then supported exactly.
     */
    void roundTo(long unit) {
        long[] remainder = new long[price.length];
        int count = 0;
        for (long amount : price) {
            if (amount != NO_PLACES) {
                remainder[count++] = Math.floorMod(amount, unit);
            }
        }
        Arrays.sort(remainder, 0, count);
        long offset = remainder[0];
        long widest = remainder[0] + unit - remainder[count - 1];
        for (int k = 1; k < count; k++) {
            if (remainder[k] - remainder[k - 1] > widest) {
                widest = remainder[k] - remainder[k - 1];
                offset = remainder[k];
            }
        }
        // Half a gap below, so that equal prices stay together on both sides.
        offset -= widest / 2;
        for (int j = 0; j < price.length; j++) {
            if (price[j] != NO_PLACES) {
                price[j] = Math.floorDiv(price[j] - offset, unit) * unit;
            }
        }
    }
}
