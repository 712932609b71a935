package dev.tandem.matching.engine.graph;

import java.util.Arrays;

/**
 * A graph of peers with pairs fixed beforehand.
 *
 * @param lockedPartner by person and symmetric, -1 for a free one; a lock needs no edge
 * @param lockedScore by person and symmetric, read where locked
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record PeerProblem(PeerGraph graph, int[] lockedPartner, int[] lockedScore) {
    public static PeerProblem withoutLocks(PeerGraph graph) {
        int[] none = new int[graph.people()];
        Arrays.fill(none, -1);
        return new PeerProblem(graph, none, new int[graph.people()]);
    }

    public boolean isFree(int person) {
        return lockedPartner[person] == -1;
    }
}
