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
 * one person each is left over (Derigs and Metz, 1986).
 *
 * <p>The sums of both prices are feasible duals for weights twice as large; pairs are tight; whoever is left over has
 * dual 0 or comes from an odd cycle.
 */
final class PeerStart {
    private static final int NONE = -1;

    private PeerStart() {}

    /** Writes the pairs into {@code mate}, where everybody is unmatched, and answers the duals in halves. */
    static long[] begin(PeerGraph graph, long bonus, int[] mate, IntConsumer entered) {
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
