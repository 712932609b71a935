package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Whom one gets to from the unmatched mentees by any edge to a mentor and any pair back to a mentee. Mentees who are not
 * reached and mentors who are form the cover of König, which proves that there are no more pairs: if it is as large as the
 * pairing, and no eligible pair of the pool has a reached mentee and a mentor who is not.
 */
final class AlternatingReach {
    private static final int NONE = -1;

    final boolean[] mentees;
    final boolean[] mentors;

    AlternatingReach(MatchProblem problem, Solution solution) {
        MatchGraph graph = problem.graph();
        mentees = new boolean[graph.mentees()];
        mentors = new boolean[graph.mentors()];
        int[] chosen = new int[graph.mentees()];
        Arrays.fill(chosen, NONE);
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            chosen[solution.pairMentee()[pair]] = solution.pairMentor()[pair];
        }
        int[] first = new int[graph.mentors()];
        Arrays.fill(first, NONE);
        int[] next = new int[graph.mentees()];
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == NONE) {
                if (chosen[mentee] == NONE) {
                    mentees[mentee] = true;
                    open.add(mentee);
                } else {
                    next[mentee] = first[chosen[mentee]];
                    first[chosen[mentee]] = mentee;
                }
            }
        }
        while (!open.isEmpty()) {
            int mentee = open.remove();
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                int mentor = graph.mentor()[edge];
                if (!mentors[mentor]) {
                    mentors[mentor] = true;
                    for (int other = first[mentor]; other != NONE; other = next[other]) {
                        if (!mentees[other]) {
                            mentees[other] = true;
                            open.add(other);
                        }
                    }
                }
            }
        }
    }
}
