package dev.tandem.matching.bench;

import dev.tandem.matching.engine.graph.MatchGraph;

/**
 * An assignment problem as it stands in files: one entry per edge, in the order of lines.
 *
 * @param mentees highest mentee id + 1
 * @param capacity by mentor id; 0 for those not listed
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
record Instance(int mentees, int[] mentee, int[] mentor, int[] score, int[] capacity) {
    int edges() {
        return mentee.length;
    }

    /** Whether edges come by mentee and then by mentor, none twice. */
    boolean isAscending() {
        for (int e = 1; e < mentee.length; e++) {
            if (mentee[e - 1] > mentee[e] || (mentee[e - 1] == mentee[e] && mentor[e - 1] >= mentor[e])) {
                return false;
            }
        }
        return true;
    }

    /** The rows of the engine; edges in order are taken over as they are. */
    MatchGraph graph() {
        int[] rowStart = starts(mentee, mentees);
        if (isAscending()) {
            return new MatchGraph(rowStart, mentor, score, capacity);
        }
        // Sorted by mentor first; then by mentee, which keeps the mentors of a row in order.
        int[] byMentor = starts(mentor, capacity.length);
        int[] order = new int[mentee.length];
        for (int e = 0; e < order.length; e++) {
            order[byMentor[mentor[e]]++] = e;
        }
        int[] next = rowStart.clone();
        int[] sortedMentor = new int[order.length];
        int[] sortedScore = new int[order.length];
        for (int e : order) {
            int at = next[mentee[e]]++;
            sortedMentor[at] = mentor[e];
            sortedScore[at] = score[e];
        }
        return new MatchGraph(rowStart, sortedMentor, sortedScore, capacity);
    }

    private static int[] starts(int[] keys, int count) {
        int[] start = new int[count + 1];
        for (int key : keys) {
            start[key + 1]++;
        }
        for (int k = 0; k < count; k++) {
            start[k + 1] += start[k];
        }
        return start;
    }
}
