package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import java.util.Arrays;

/**
 * König's theorem: from the unmatched mentees, walk any edge to a mentor and any pair back to a mentee. Mentees not reached
 * and mentors reached (once per open place) cover every edge; a cover as large as the pairing proves it largest.
 */
final class VertexCover {
    private static final int NONE = -1;

    private final MatchProblem problem;
    private final MatchGraph graph;
    private final int[] chosen;
    private final long[] openPlaces;
    private final boolean[] reachedMentee;
    private final boolean[] reachedMentor;

    /**
     * @param chosen by mentee, -1 for none
     * @param openPlaces by mentor, those that locks leave
     */
    VertexCover(MatchProblem problem, int[] chosen, long[] openPlaces) {
        this.problem = problem;
        this.graph = problem.graph();
        this.chosen = chosen;
        this.openPlaces = openPlaces;
        reachedMentee = new boolean[graph.mentees()];
        reachedMentor = new boolean[graph.mentors()];
    }

    void examine(Findings findings) {
        reach();
        long cover = 0;
        long pairs = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (isOpen(mentee)) {
                pairs += chosen[mentee] == NONE ? 0 : 1;
                cover += reachedMentee[mentee] ? 0 : 1;
                covered(mentee, findings);
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            cover += reachedMentor[mentor] ? openPlaces[mentor] : 0;
        }
        findings.examine(
                CheckCode.MOST_PAIRS,
                cover == pairs,
                "%s pairs are open to choice and the cover allows %s.",
                pairs,
                cover);
    }

    private void covered(int mentee, Findings findings) {
        int start = graph.rowStart()[mentee];
        int end = graph.rowStart()[mentee + 1];
        findings.examined(CheckCode.MOST_PAIRS, end - start);
        for (int edge = start; reachedMentee[mentee] && edge < end; edge++) {
            if (!reachedMentor[graph.mentor()[edge]]) {
                findings.fail(CheckCode.MOST_PAIRS, "An edge of mentee %s is not covered.", mentee);
            }
        }
    }

    private void reach() {
        int mentees = graph.mentees();
        int[] first = new int[graph.mentors()];
        Arrays.fill(first, NONE);
        int[] next = new int[mentees];
        int[] open = new int[mentees];
        int tail = 0;
        for (int mentee = 0; mentee < mentees; mentee++) {
            if (isOpen(mentee)) {
                if (chosen[mentee] == NONE) {
                    reachedMentee[mentee] = true;
                    open[tail++] = mentee;
                } else {
                    next[mentee] = first[chosen[mentee]];
                    first[chosen[mentee]] = mentee;
                }
            }
        }
        for (int head = 0; head < tail; head++) {
            for (int edge = graph.rowStart()[open[head]]; edge < graph.rowStart()[open[head] + 1]; edge++) {
                int mentor = graph.mentor()[edge];
                if (!reachedMentor[mentor]) {
                    reachedMentor[mentor] = true;
                    for (int other = first[mentor]; other != NONE; other = next[other]) {
                        reachedMentee[other] = true;
                        open[tail++] = other;
                    }
                }
            }
        }
    }

    private boolean isOpen(int mentee) {
        return problem.lockedMentor()[mentee] == NONE;
    }
}
