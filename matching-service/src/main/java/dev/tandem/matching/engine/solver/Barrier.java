package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.PeerGraph;
import java.util.Arrays;

/**
 * Why there are no more pairs: the set A of the decomposition of Gallai and Edmonds. From everybody unmatched, alternate
 * between other edges and pairs; who is reached at even distance (blossoms as a whole) could be the one left over, and
 * who is only reached at odd distance is in A. Without A the even ones fall apart into odd components, one more for each
 * pair that is missing (Tutte, 1947; Berge, 1958).
 */
final class Barrier {
    private static final int NONE = -1;

    private final PeerGraph graph;
    private final int[] mate;
    private final boolean[] even;
    private final boolean[] odd;
    /** From somebody odd to the even one who reached them. */
    private final int[] reachedFrom;

    private final int[] base;
    private final int[] seen;
    private int stamp;
    private final int[] queue;
    private int tail;

    private Barrier(PeerGraph graph, int[] mate) {
        this.graph = graph;
        this.mate = mate;
        int people = graph.people();
        even = new boolean[people];
        odd = new boolean[people];
        reachedFrom = new int[people];
        base = new int[people];
        Arrays.setAll(base, person -> person);
        seen = new int[people];
        queue = new int[people];
    }

    /** The set A for a matching with the most pairs. */
    static int[] of(PeerGraph graph, int[] mate) {
        return new Barrier(graph, mate).find();
    }

    private int[] find() {
        for (int person = 0; person < mate.length; person++) {
            if (mate[person] == NONE) {
                reachEven(person);
            }
        }
        for (int head = 0; head < tail; head++) {
            int person = queue[head];
            for (int half = graph.rowStart()[person]; half < graph.rowStart()[person + 1]; half++) {
                visit(person, graph.neighbour()[half]);
            }
        }
        int[] barrier = new int[mate.length];
        int count = 0;
        for (int person = 0; person < mate.length; person++) {
            if (odd[person] && !even[person]) {
                barrier[count++] = person;
            }
        }
        return Arrays.copyOf(barrier, count);
    }

    private void reachEven(int person) {
        if (!even[person]) {
            even[person] = true;
            queue[tail++] = person;
        }
    }

    private void visit(int person, int other) {
        if (even[other]) {
            int a = base(person);
            int b = base(other);
            if (a != b) {
                int common = commonBase(a, b);
                contract(a, common);
                contract(b, common);
            }
        } else if (!odd[other]) {
            odd[other] = true;
            reachedFrom[other] = person;
            reachEven(mate[other]);
        }
    }

    private int commonBase(int a, int b) {
        stamp++;
        int x = a;
        int y = b;
        while (true) {
            if (x != NONE) {
                if (seen[x] == stamp) {
                    return x;
                }
                seen[x] = stamp;
                x = above(x);
            }
            int swap = x;
            x = y;
            y = swap;
            if (x == NONE && y == NONE) {
                throw new IllegalStateException("There is a pairing with more pairs.");
            }
        }
    }

    private int above(int evenBase) {
        return mate[evenBase] == NONE ? NONE : base(reachedFrom[mate[evenBase]]);
    }

    private void contract(int from, int common) {
        int x = from;
        while (x != common) {
            int between = mate[x];
            int above = base(reachedFrom[between]);
            base[x] = common;
            base[between] = common;
            reachEven(between);
            x = above;
        }
    }

    private int base(int person) {
        int x = person;
        while (base[x] != x) {
            base[x] = base[base[x]];
            x = base[x];
        }
        return x;
    }
}
