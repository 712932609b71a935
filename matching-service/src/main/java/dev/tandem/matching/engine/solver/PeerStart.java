package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.graph.Solution;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Where the search among peers begins: the fractional optimum, in which an edge may be chosen by half. It is found by
 * pairing everybody as a mentee with everybody as a mentor, and differs from the answer only around odd cycles, of which
 * one person each is left over (Derigs and Metz, 1986). Where nearly everybody is somebody's best and the other way round,
 * those pairs are a start as good and found at once.
 *
 * <p>The sums of both prices are feasible duals for weights twice as large; pairs are tight; whoever is left over has
 * dual 0 or comes from an odd cycle.
 */
final class PeerStart {
    private static final int NONE = -1;

    /** So few searches are quick whatever the graph is like. */
    private static final int FEW = 8;

    private PeerStart() {}

    /** Writes the pairs into {@code mate}, where everybody is unmatched, and answers the duals in halves. */
    static long[] begin(PeerGraph graph, long bonus, int[] mate, IntConsumer entered) {
        long[] simple = mutualBest(graph, bonus, mate);
        if (leftOver(simple, mate) <= FEW) {
            return simple;
        }
        Arrays.fill(mate, NONE);
        int people = graph.people();
        int[] one = new int[people];
        Arrays.fill(one, 1);
        Solution both = OptimalMatcher.solve(
                MatchProblem.withoutLocks(new MatchGraph(graph.rowStart(), graph.neighbour(), graph.score(), one)),
                bonus,
                entered);
        int[] next = filled(people);
        int[] previous = filled(people);
        for (int pair = 0; pair < both.pairMentee().length; pair++) {
            next[both.pairMentee()[pair]] = both.pairMentor()[pair];
            previous[both.pairMentor()[pair]] = both.pairMentee()[pair];
        }
        for (int person = 0; person < people; person++) {
            if (previous[person] == NONE) {
                pairUp(person, next, mate);
            }
        }
        for (int person = 0; person < people; person++) {
            // What is left are cycles; one passed already has no way on.
            pairUp(person, next, mate);
        }
        long[] dual = new long[people];
        Arrays.setAll(dual, person -> both.menteePrice()[person] + both.mentorPrice()[person]);
        return dual;
    }

    /**
     * Pairs those who are each other's best, in order of index. Where that seats all but a few, nothing better is needed;
     * and of long rings with few different scores, prices of the fractional optimum would rise all the way around.
     */
    private static long[] mutualBest(PeerGraph graph, long bonus, int[] mate) {
        long[] dual = new long[graph.people()];
        for (int person = 0; person < dual.length; person++) {
            for (int half = graph.rowStart()[person]; half < graph.rowStart()[person + 1]; half++) {
                dual[person] = Math.max(dual[person], graph.score()[half] + bonus);
            }
        }
        for (int person = 0; person < dual.length; person++) {
            for (int half = graph.rowStart()[person]; mate[person] == NONE && half < graph.rowStart()[person + 1]; half++) {
                int other = graph.neighbour()[half];
                long value = graph.score()[half] + bonus;
                if (mate[other] == NONE && dual[person] == value && dual[other] == value) {
                    mate[person] = other;
                    mate[other] = person;
                }
            }
        }
        return dual;
    }

    private static int leftOver(long[] dual, int[] mate) {
        int left = 0;
        for (int person = 0; person < dual.length; person++) {
            left += mate[person] == NONE && dual[person] > 0 ? 1 : 0;
        }
        return left;
    }

    /** Takes every other edge of a path or cycle and erases it. */
    private static void pairUp(int start, int[] next, int[] mate) {
        int person = start;
        while (person != NONE && next[person] != NONE) {
            int other = next[person];
            int after = next[other];
            next[person] = NONE;
            if (mate[person] == NONE && mate[other] == NONE) {
                mate[person] = other;
                mate[other] = person;
                next[other] = NONE;
                person = after;
            } else {
                person = other;
            }
        }
    }

    private static int[] filled(int length) {
        int[] array = new int[length];
        Arrays.fill(array, NONE);
        return array;
    }
}
