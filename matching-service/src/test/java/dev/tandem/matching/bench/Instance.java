package dev.tandem.matching.bench;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.PeerGraph;
import java.util.Arrays;

/**
 * An assignment problem as it stands in files: one entry per edge, in the order of lines.
 *
 * @param mentees highest mentee id + 1
 * @param mentee by edge; empty when lines come by mentee, where {@code rowStart} says the same in less memory
 * @param rowStart where a mentee's edges begin, one longer than there are mentees; empty otherwise
 * @param capacity by mentor id; 0 for those not listed
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
record Instance(int mentees, int[] mentee, int[] rowStart, int[] mentor, int[] score, int[] capacity) {
    int edges() {
        return mentor.length;
    }

    /** Calls with every edge, in the order of lines. */
    void forEachEdge(EdgeConsumer consumer) {
        int row = 0;
        for (int e = 0; e < mentor.length; e++) {
            if (rowStart.length > 0) {
                while (rowStart[row + 1] <= e) {
                    row++;
                }
                consumer.accept(e, row);
            } else {
                consumer.accept(e, mentee[e]);
            }
        }
    }

    /** Takes the number of an edge and its mentee. */
    @FunctionalInterface
    interface EdgeConsumer {
        void accept(int edge, int mentee);
    }

    /** Whether edges come by mentee and then by mentor, none twice. */
    boolean isAscending() {
        for (int row = 0; row + 1 < rowStart.length; row++) {
            for (int e = rowStart[row] + 1; e < rowStart[row + 1]; e++) {
                if (mentor[e - 1] >= mentor[e]) {
                    return false;
                }
            }
        }
        return rowStart.length > 0;
    }

    /** The rows of the engine; edges in order are taken over as they are. */
    MatchGraph graph() {
        if (isAscending()) {
            return new MatchGraph(rowStart, mentor, score, capacity);
        }
        // Sorted by mentor first; then by mentee, which keeps the mentors of a row in order.
        int[] byMentee = new int[mentor.length];
        forEachEdge((e, of) -> byMentee[e] = of);
        int[] start = starts(byMentee, mentees);
        int[] byMentor = starts(mentor, capacity.length);
        int[] order = new int[mentor.length];
        for (int e = 0; e < order.length; e++) {
            order[byMentor[mentor[e]]++] = e;
        }
        int[] next = start.clone();
        int[] sortedMentor = new int[order.length];
        int[] sortedScore = new int[order.length];
        for (int e : order) {
            int at = next[byMentee[e]]++;
            sortedMentor[at] = mentor[e];
            sortedScore[at] = score[e];
        }
        return new MatchGraph(start, sortedMentor, sortedScore, capacity);
    }

    /**
     * The same ids read as one group of people: an edge in both directions counts once, with its higher score, and
     * nobody is their own peer. Capacities play no part.
     */
    PeerGraph peers() {
        int people = Math.max(mentees, capacity.length);
        int[] from = new int[mentor.length];
        int[] to = new int[mentor.length];
        int[] of = new int[mentor.length];
        int[] kept = {0};
        forEachEdge((e, person) -> {
            if (person != mentor[e]) {
                from[kept[0]] = person;
                to[kept[0]] = mentor[e];
                of[kept[0]++] = score[e];
            }
        });
        PeerGraph twice = PeerGraph.of(
                people, Arrays.copyOf(from, kept[0]), Arrays.copyOf(to, kept[0]), Arrays.copyOf(of, kept[0]));
        int[] rowStart = new int[people + 1];
        int[] neighbour = new int[twice.halfEdges()];
        int[] best = new int[neighbour.length];
        int halves = 0;
        for (int person = 0; person < people; person++) {
            int first = halves;
            for (int half = twice.rowStart()[person]; half < twice.rowStart()[person + 1]; half++) {
                if (halves > first && neighbour[halves - 1] == twice.neighbour()[half]) {
                    best[halves - 1] = Math.max(best[halves - 1], twice.score()[half]);
                } else {
                    neighbour[halves] = twice.neighbour()[half];
                    best[halves++] = twice.score()[half];
                }
            }
            rowStart[person + 1] = halves;
        }
        return new PeerGraph(rowStart, Arrays.copyOf(neighbour, halves), Arrays.copyOf(best, halves));
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
