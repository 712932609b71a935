package dev.tandem.matching.engine.graph;

/**
 * Who may be paired with whom where everybody is a peer: an undirected graph in compressed rows. Every edge stands in
 * the rows of both its ends, with the same score; rows are ascending, without loops or repetitions.
 *
 * @param rowStart where the edges of a person begin; one longer than there are people
 * @param neighbour by half-edge
 * @param score by half-edge, 0…1,000,000
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record PeerGraph(int[] rowStart, int[] neighbour, int[] score) {
    public int people() {
        return rowStart.length - 1;
    }

    /** Each edge counts twice. */
    public int halfEdges() {
        return rowStart[rowStart.length - 1];
    }

    /**
     * From a list of edges in any order.
     *
     * @param from one end by edge
     * @param to the other end by edge
     * @param score by edge
     */
    public static PeerGraph of(int people, int[] from, int[] to, int[] score) {
        int[] start = new int[people + 1];
        for (int edge = 0; edge < from.length; edge++) {
            start[from[edge] + 1]++;
            start[to[edge] + 1]++;
        }
        for (int person = 0; person < people; person++) {
            start[person + 1] = Math.addExact(start[person + 1], start[person]);
        }
        int[] order = ascending(people, from, to);
        int[] at = start.clone();
        int[] neighbour = new int[start[people]];
        int[] scores = new int[start[people]];
        for (int half : order) {
            int edge = half >> 1;
            int owner = (half & 1) == 0 ? from[edge] : to[edge];
            neighbour[at[owner]] = (half & 1) == 0 ? to[edge] : from[edge];
            scores[at[owner]++] = score[edge];
        }
        return new PeerGraph(start, neighbour, scores);
    }

    /** Half-edges by the neighbour they lead to, so that rows filled in this order are ascending. */
    private static int[] ascending(int people, int[] from, int[] to) {
        int[] start = new int[people + 1];
        for (int edge = 0; edge < from.length; edge++) {
            if (from[edge] == to[edge]) {
                throw new IllegalArgumentException("Nobody is their own peer.");
            }
            start[from[edge] + 1]++;
            start[to[edge] + 1]++;
        }
        for (int person = 0; person < people; person++) {
            start[person + 1] += start[person];
        }
        int[] order = new int[2 * from.length];
        for (int edge = 0; edge < from.length; edge++) {
            order[start[to[edge]]++] = 2 * edge;
            order[start[from[edge]]++] = 2 * edge + 1;
        }
        return order;
    }
}
