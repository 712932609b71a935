package dev.tandem.matching.engine.graph;

import java.util.Arrays;

/**
 * A graph with pairs fixed beforehand.
 *
 * @param lockedMentor by mentee, -1 for a free one; a lock needs no edge
 * @param lockedScore by mentee, read where locked
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record MatchProblem(MatchGraph graph, int[] lockedMentor, int[] lockedScore) {
    public static MatchProblem withoutLocks(MatchGraph graph) {
        int[] none = new int[graph.mentees()];
        Arrays.fill(none, -1);
        return new MatchProblem(graph, none, new int[graph.mentees()]);
    }

    /** The same problem with {@code places} more at one mentor. */
    public MatchProblem withMorePlaces(int mentor, int places) {
        int[] capacity = graph.capacity().clone();
        capacity[mentor] = Math.addExact(capacity[mentor], places);
        return new MatchProblem(
                new MatchGraph(graph.rowStart(), graph.mentor(), graph.score(), capacity), lockedMentor, lockedScore);
    }
}
