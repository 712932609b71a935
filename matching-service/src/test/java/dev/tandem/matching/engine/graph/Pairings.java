package dev.tandem.matching.engine.graph;

import dev.tandem.matching.engine.graph.Graphs.Worth;
import java.util.Arrays;
import java.util.function.Consumer;

/** All pairings of a small problem, one by one. */
public final class Pairings {
    private Pairings() {}

    /**
     * Goes through all pairings that keep locks and capacities.
     *
     * @param each told the mentor by mentee, -1 for none; the array is used again
     */
    public static void forEach(MatchProblem problem, Consumer<int[]> each) {
        int[] places = problem.graph().capacity().clone();
        int[] mentorOf = problem.lockedMentor().clone();
        for (int mentor : mentorOf) {
            if (mentor != -1) {
                places[mentor]--;
            }
        }
        from(0, problem, places, mentorOf, each);
    }

    private static void from(int mentee, MatchProblem problem, int[] places, int[] mentorOf, Consumer<int[]> each) {
        MatchGraph graph = problem.graph();
        if (mentee == mentorOf.length) {
            each.accept(mentorOf);
            return;
        }
        from(mentee + 1, problem, places, mentorOf, each);
        if (problem.lockedMentor()[mentee] == -1) {
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                int mentor = graph.mentor()[edge];
                if (places[mentor] > 0) {
                    places[mentor]--;
                    mentorOf[mentee] = mentor;
                    from(mentee + 1, problem, places, mentorOf, each);
                    mentorOf[mentee] = -1;
                    places[mentor]++;
                }
            }
        }
    }

    public static Worth worth(MatchProblem problem, int[] mentorOf) {
        int pairs = 0;
        long total = 0;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != -1) {
                pairs++;
                total += problem.lockedMentor()[mentee] != -1
                        ? problem.lockedScore()[mentee]
                        : problem.graph().score()[Graphs.edge(problem.graph(), mentee, mentorOf[mentee])];
            }
        }
        return new Worth(pairs, total);
    }

    /** The lowest score among pairs that are not locked, {@link FairSolution#NO_FREE_PAIR} where there is none. */
    public static int bottleneck(MatchProblem problem, int[] mentorOf) {
        int lowest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < mentorOf.length; mentee++) {
            if (mentorOf[mentee] != -1 && problem.lockedMentor()[mentee] == -1) {
                int edge = Graphs.edge(problem.graph(), mentee, mentorOf[mentee]);
                lowest = Math.min(lowest, problem.graph().score()[edge]);
            }
        }
        return lowest == Integer.MAX_VALUE ? FairSolution.NO_FREE_PAIR : lowest;
    }

    /** How many mentees each mentor has. */
    public static int[] sizes(MatchProblem problem, int[] mentorOf) {
        int[] sizes = new int[problem.graph().mentors()];
        Arrays.stream(mentorOf).filter(mentor -> mentor != -1).forEach(mentor -> sizes[mentor]++);
        return sizes;
    }

    public static int[] mentorOf(MatchProblem problem, Pairs pairs) {
        int[] mentorOf = new int[problem.graph().mentees()];
        Arrays.fill(mentorOf, -1);
        for (int pair = 0; pair < pairs.mentee().length; pair++) {
            mentorOf[pairs.mentee()[pair]] = pairs.mentor()[pair];
        }
        return mentorOf;
    }
}
