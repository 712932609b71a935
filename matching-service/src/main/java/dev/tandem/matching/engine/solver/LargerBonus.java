package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.Arrays;

/**
 * The same proof at a larger bonus, for a solution that has as many pairs as possible: by König's theorem there is a vertex
 * cover with one end of each pair and nobody who is free, and what it covers may all become dearer by the same.
 */
final class LargerBonus {
    private static final int NONE = -1;

    private LargerBonus() {}

    /** @param bonus at least that of the solution, whose prices are changed */
    static Solution of(MatchProblem problem, Solution solution, long bonus) {
        MatchGraph graph = problem.graph();
        int[] mentorOf = new int[graph.mentees()];
        Arrays.fill(mentorOf, NONE);
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            mentorOf[solution.pairMentee()[pair]] = solution.pairMentor()[pair];
        }
        Members members = new Members(graph.mentees(), graph.mentors());
        int[] queue = new int[graph.mentees()];
        int tail = 0;
        long more = bonus - solution.bonus();
        long[] menteePrice = solution.menteePrice();
        for (int i = 0; i < graph.mentees(); i++) {
            if (mentorOf[i] == NONE) {
                queue[tail++] = i;
            } else if (problem.lockedMentor()[i] == NONE) {
                menteePrice[i] += more;
                members.join(i, mentorOf[i]);
            }
        }
        boolean[] reached = new boolean[graph.mentors()];
        for (int head = 0; head < tail; head++) {
            for (int edge = graph.rowStart()[queue[head]]; edge < graph.rowStart()[queue[head] + 1]; edge++) {
                int j = graph.mentor()[edge];
                if (!reached[j]) {
                    reached[j] = true;
                    solution.mentorPrice()[j] += more;
                    for (int i = members.firstOf[j]; i != NONE; i = members.next[i]) {
                        menteePrice[i] -= more;
                        queue[tail++] = i;
                    }
                }
            }
        }
        return new Solution(solution.pairMentee(), solution.pairMentor(), menteePrice, solution.mentorPrice(), bonus);
    }
}
