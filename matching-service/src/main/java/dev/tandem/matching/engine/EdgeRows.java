package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.PeerGraph;
import java.util.Arrays;

/** Eligible pairs found so far, by mentee, mentors ascending. Rows may be written by different threads. */
final class EdgeRows {
    private static final int[] NONE = {};

    private final int[][] mentors;
    private final int[][] scores;

    EdgeRows(int mentees) {
        mentors = new int[mentees][];
        scores = new int[mentees][];
        Arrays.fill(mentors, NONE);
        Arrays.fill(scores, NONE);
    }

    void put(int mentee, int[] mentorsAscending, int[] theirScores) {
        mentors[mentee] = mentorsAscending;
        scores[mentee] = theirScores;
    }

    /** Adds edges, of which some may be known: {@code mentor << 32 | score}, in any order. */
    void add(int mentee, long[] edges) {
        long[] all = Arrays.copyOf(edges, edges.length + mentors[mentee].length);
        for (int i = 0; i < mentors[mentee].length; i++) {
            all[edges.length + i] = edge(mentors[mentee][i], scores[mentee][i]);
        }
        all = Arrays.stream(all).sorted().distinct().toArray();
        put(
                mentee,
                Arrays.stream(all).mapToInt(edge -> (int) (edge >> 32)).toArray(),
                Arrays.stream(all).mapToInt(edge -> (int) edge).toArray());
    }

    /** What is known of a mentee, as given to {@link #add}. */
    long[] row(int mentee) {
        long[] row = new long[mentors[mentee].length];
        for (int i = 0; i < row.length; i++) {
            row[i] = edge(mentors[mentee][i], scores[mentee][i]);
        }
        return row;
    }

    static long edge(int mentor, int score) {
        return (long) mentor << 32 | score;
    }

    MatchGraph graph(int[] capacity) {
        int[] rowStart = new int[mentors.length + 1];
        for (int mentee = 0; mentee < mentors.length; mentee++) {
            rowStart[mentee + 1] = Math.addExact(rowStart[mentee], mentors[mentee].length);
        }
        int[] mentor = new int[rowStart[mentors.length]];
        int[] score = new int[mentor.length];
        for (int mentee = 0; mentee < mentors.length; mentee++) {
            System.arraycopy(mentors[mentee], 0, mentor, rowStart[mentee], mentors[mentee].length);
            System.arraycopy(scores[mentee], 0, score, rowStart[mentee], mentors[mentee].length);
        }
        return new MatchGraph(rowStart, mentor, score, capacity);
    }

    /** With people as both, each pair once. */
    PeerGraph peers() {
        MatchGraph rows = graph(new int[mentors.length]);
        int[] from = new int[rows.edges()];
        for (int person = 0; person < mentors.length; person++) {
            Arrays.fill(from, rows.rowStart()[person], rows.rowStart()[person + 1], person);
        }
        return PeerGraph.of(mentors.length, from, rows.mentor(), rows.score());
    }
}
