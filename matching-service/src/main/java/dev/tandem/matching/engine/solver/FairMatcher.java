package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The fairest pairs: as many as possible, then the best worst-off mentee, then the highest total score.
 *
 * <p>The largest number K of pairs by Hopcroft and Karp; the bottleneck θ*, the highest threshold at which K pairs are
 * still possible, by bisection over the scores that occur (Gabow and Tarjan, 1988), each step going on from the pairs of
 * the last; then {@link OptimalMatcher} on the edges that score at least θ*. Locked pairs are as they are: the bottleneck
 * is the worst of the others. Mentees without a mentor are dealt with by taking most pairs first.
 */
public final class FairMatcher {
    private static final int PERCENT_FOR_BOTTLENECK = 50;

    private FairMatcher() {}

    /**
     * The fairest pairs and what proves their total.
     *
     * @param percent told how much is done, 0…100; may throw to stop
     */
    public static FairSolution solve(MatchProblem problem, IntConsumer percent) {
        int bottleneck = bottleneck(problem, percent);
        MatchProblem fair = atLeast(problem, bottleneck);
        int mentees = Math.max(1, problem.graph().mentees());
        return new FairSolution(
                OptimalMatcher.solve(
                        fair,
                        OptimalMatcher.lexicographicBonus(fair.graph()),
                        entered -> percent.accept(PERCENT_FOR_BOTTLENECK
                                + (int) Math.min(50, (100L - PERCENT_FOR_BOTTLENECK) * entered / mentees))),
                bottleneck);
    }

    private static int bottleneck(MatchProblem problem, IntConsumer percent) {
        percent.accept(0);
        HopcroftKarp pairing = new HopcroftKarp(problem);
        int most = pairing.most(0, Integer.MAX_VALUE);
        if (most == 0) {
            return FairSolution.NO_FREE_PAIR;
        }
        int[] scores = distinctScores(problem.graph());
        int[] best = pairing.mentorOf().clone();
        int low = Math.max(0, Arrays.binarySearch(scores, lowest(problem.graph(), best)));
        int high = scores.length - 1;
        int steps = 0;
        while (low < high) {
            percent.accept(Math.min(PERCENT_FOR_BOTTLENECK, 2 * ++steps));
            int middle = (low + high + 1) >>> 1;
            if (!isPlausible(problem, scores[middle], most)) {
                high = middle - 1;
            } else if (pairing.most(scores[middle], most) == most) {
                best = pairing.mentorOf().clone();
                low = Arrays.binarySearch(scores, lowest(problem.graph(), best));
            } else {
                high = middle - 1;
                pairing.restore(best);
            }
        }
        return scores[low];
    }

    /** Whether there are mentees with an edge and places with an edge enough; quickly said and often no. */
    private static boolean isPlausible(MatchProblem problem, int threshold, int pairs) {
        MatchGraph graph = problem.graph();
        int[] wanted = new int[graph.mentors()];
        int mentees = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            boolean any = false;
            if (problem.lockedMentor()[mentee] == -1) {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    if (graph.score()[edge] >= threshold) {
                        any = true;
                        wanted[graph.mentor()[edge]]++;
                    }
                }
            }
            mentees += any ? 1 : 0;
        }
        long places = 0;
        for (int mentor = 0; mentor < wanted.length; mentor++) {
            places += Math.min(wanted[mentor], graph.capacity()[mentor]);
        }
        return Math.min(mentees, places) >= pairs;
    }

    private static int lowest(MatchGraph graph, int[] mentorOf) {
        int lowest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != -1) {
                int edge = Arrays.binarySearch(
                        graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentorOf[mentee]);
                lowest = Math.min(lowest, graph.score()[edge]);
            }
        }
        return lowest;
    }

    private static int[] distinctScores(MatchGraph graph) {
        BitSet seen = new BitSet(MatchGraph.MAX_SCORE + 1);
        for (int edge = 0; edge < graph.edges(); edge++) {
            seen.set(graph.score()[edge]);
        }
        return seen.stream().toArray();
    }

    private static MatchProblem atLeast(MatchProblem problem, int threshold) {
        MatchGraph graph = problem.graph();
        MatchGraph.Builder kept = new MatchGraph.Builder(graph.capacity());
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                if (graph.score()[edge] >= threshold) {
                    kept.edge(graph.mentor()[edge], graph.score()[edge]);
                }
            }
            kept.endRow();
        }
        return new MatchProblem(kept.build(), problem.lockedMentor(), problem.lockedScore());
    }
}
