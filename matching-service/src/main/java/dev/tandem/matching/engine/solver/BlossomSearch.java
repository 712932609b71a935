package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.PeerGraph;
import java.util.Arrays;

/**
 * One search of the weighted blossom algorithm: from an unmatched person with dual above 0 to somebody else unmatched or
 * to somebody whose dual reaches 0, along edges without slack (Edmonds, 1965; event times as in Galil, Micali and Gabow,
 * 1986; labels as in Galil's survey of 1986).
 *
 * <p>Duals move with a clock: those of outer (S) vertices fall, those of inner (T) ones rise, and blossoms move twice as
 * fast the other way. Nothing is updated while the clock runs: what happens next waits in a queue by its time, and values
 * are settled when a label changes or the search ends. An entry whose reason has gone is dropped when its turn comes.
 * All outer vertices of one tree have duals of the same parity, so half the slack between two of them is whole.
 */
final class BlossomSearch {
    private static final int NONE = Blossoms.NONE;
    private static final long NEVER = Long.MAX_VALUE;

    private static final byte FREE = 0;
    private static final byte OUTER = 1;
    private static final byte INNER = 2;

    private static final int GROW = 0;
    private static final int SHRINK = 1;
    private static final int EXPAND = 2;
    private static final int ID_BITS = 31;
    private static final long ID_MASK = (1L << ID_BITS) - 1;

    private final PeerGraph graph;
    private final long bonus;
    private final Blossoms blossoms;
    private final int[] mate;

    /** By vertex: u as of when its outermost blossom was labelled. */
    private final long[] dual;
    /** By outer vertex: the time at which its dual would be 0. */
    private final long[] zeroAt;
    /** By vertex not outer: the least zeroAt - weight over outer neighbours, and which one that is. */
    private final long[] nearest;

    private final int[] nearestFrom;

    /** By blossom: z as of when the outermost blossom was labelled. */
    private final long[] weight;

    private final byte[] label;
    private final long[] labelledAt;
    /** The edge by which a blossom was reached: from its parent in the tree to itself. */
    private final int[] labelFrom;

    private final int[] labelTo;

    private final EventQueue events = new EventQueue();
    private long now;
    private long limit;
    private int limitVertex;

    private int[] labelled = new int[64];
    private int labelledCount;
    private final int[] touched;
    private int touchedCount;
    private final int[] waiting;
    private int waitingHead;
    private int waitingTail;
    private final int[] leaves;
    private final int[] leavesOfChild;
    private final int[] seen;
    private int stamp;

    BlossomSearch(PeerGraph graph, long bonus, Blossoms blossoms, long[] dual) {
        this.graph = graph;
        this.bonus = bonus;
        this.blossoms = blossoms;
        this.dual = dual;
        mate = blossoms.mate;
        int vertices = blossoms.vertices;
        zeroAt = new long[vertices];
        nearest = new long[vertices];
        Arrays.fill(nearest, NEVER);
        nearestFrom = new int[vertices];
        weight = new long[blossoms.size()];
        label = new byte[blossoms.size()];
        labelledAt = new long[blossoms.size()];
        labelFrom = new int[blossoms.size()];
        labelTo = new int[blossoms.size()];
        touched = new int[vertices];
        waiting = new int[vertices];
        leaves = new int[vertices];
        leavesOfChild = new int[vertices];
        seen = new int[blossoms.size()];
    }

    long[] dual() {
        return dual;
    }

    long blossomDual(int blossom) {
        return weight[blossom];
    }

    /** Matches the root, or finds that it may stay unmatched. */
    void run(int root) {
        now = 0;
        limit = NEVER;
        labelOuter(blossoms.outermost(root), NONE, root);
        boolean found = false;
        while (!found) {
            while (waitingHead < waitingTail) {
                scan(waiting[waitingHead++]);
            }
            if (events.isEmpty() || events.firstTime() >= limit) {
                now = limit;
                flip(limitVertex, NONE);
                found = true;
            } else {
                long time = events.firstTime();
                long code = events.removeFirst();
                found = happen(time, (int) (code >>> (2 * ID_BITS)), (int) (code >>> ID_BITS & ID_MASK), (int)
                        (code & ID_MASK));
            }
        }
        settle();
    }

    private void schedule(long time, int kind, int a, int b) {
        if (time < limit) {
            events.add(time, (long) kind << (2 * ID_BITS) | (long) a << ID_BITS | b);
        }
    }

    private boolean happen(long time, int kind, int a, int b) {
        int outermost = kind == EXPAND ? a : blossoms.outermost(a);
        if (kind == GROW) {
            if (label[outermost] == FREE && time == nearest[a] + dual[a]) {
                now = time;
                return grow(outermost, a);
            }
        } else if (kind == SHRINK) {
            if (outermost != blossoms.outermost(b)) {
                now = time;
                shrink(a, b);
            }
        } else if (blossoms.isOutermost(a) && label[a] == INNER && time == labelledAt[a] + weight[a] / 2) {
            now = time;
            expand(a);
        }
        return false;
    }

    private void scan(int vertex) {
        int own = blossoms.outermost(vertex);
        for (int half = graph.rowStart()[vertex]; half < graph.rowStart()[vertex + 1]; half++) {
            int other = graph.neighbour()[half];
            int outermost = blossoms.outermost(other);
            if (outermost != own) {
                long value = zeroAt[vertex] - 2 * (graph.score()[half] + bonus);
                if (label[outermost] == OUTER) {
                    schedule((value + zeroAt[other]) / 2, SHRINK, vertex, other);
                } else if (value < nearest[other]) {
                    if (nearest[other] == NEVER) {
                        touched[touchedCount++] = other;
                    }
                    nearest[other] = value;
                    nearestFrom[other] = vertex;
                    if (label[outermost] == FREE) {
                        schedule(value + dual[other], GROW, other, 0);
                    }
                }
            }
        }
    }

    private void mark(int id, byte as, int from, int to) {
        label[id] = as;
        labelledAt[id] = now;
        labelFrom[id] = from;
        labelTo[id] = to;
        if (labelledCount == labelled.length) {
            labelled = Arrays.copyOf(labelled, labelledCount * 2);
        }
        labelled[labelledCount++] = id;
    }

    private void labelOuter(int id, int from, int to) {
        mark(id, OUTER, from, to);
        int count = blossoms.leaves(id, leavesOfChild);
        for (int i = 0; i < count; i++) {
            becomeOuter(leavesOfChild[i]);
        }
    }

    private void becomeOuter(int vertex) {
        zeroAt[vertex] = dual[vertex] + now;
        if (zeroAt[vertex] < limit) {
            limit = zeroAt[vertex];
            limitVertex = vertex;
        }
        waiting[waitingTail++] = vertex;
    }

    private void labelInner(int id, int from, int to) {
        mark(id, INNER, from, to);
        if (!blossoms.isVertex(id)) {
            schedule(now + weight[id] / 2, EXPAND, id, 0);
        }
    }

    /** An edge to a blossom outside the tree has no slack left; whether that ends the search. */
    private boolean grow(int id, int vertex) {
        int from = nearestFrom[vertex];
        int base = blossoms.base[id];
        int partner = mate[base];
        if (partner == NONE) {
            flip(from, vertex);
            blossoms.rebase(id, vertex);
            mate[vertex] = from;
            return true;
        }
        labelInner(id, from, vertex);
        labelOuter(blossoms.outermost(partner), base, partner);
        return false;
    }

    /** Matches an outer vertex to {@code partner}, or to nobody, and turns over everything from there to the root. */
    private void flip(int vertex, int partner) {
        int outer = vertex;
        int with = partner;
        while (true) {
            int id = blossoms.outermost(outer);
            blossoms.rebase(id, outer);
            mate[outer] = with;
            if (labelFrom[id] == NONE) {
                return;
            }
            int inner = blossoms.outermost(labelFrom[id]);
            int entry = labelTo[inner];
            blossoms.rebase(inner, entry);
            outer = labelFrom[inner];
            mate[entry] = outer;
            with = entry;
        }
    }

    /** An edge between two outer blossoms has no slack left: they and their paths to the common ancestor become one. */
    private void shrink(int a, int b) {
        int ancestor = commonAncestor(blossoms.outermost(a), blossoms.outermost(b));
        int lengthA = distance(blossoms.outermost(a), ancestor);
        int lengthB = distance(blossoms.outermost(b), ancestor);
        int[] cycle = new int[lengthA + lengthB + 1];
        int[] from = new int[cycle.length];
        int[] to = new int[cycle.length];
        cycle[0] = ancestor;
        int id = blossoms.outermost(a);
        for (int at = lengthA; at > 0; at--) {
            cycle[at] = id;
            from[at - 1] = labelFrom[id];
            to[at - 1] = labelTo[id];
            id = blossoms.outermost(labelFrom[id]);
        }
        from[lengthA] = a;
        to[lengthA] = b;
        id = blossoms.outermost(b);
        for (int at = lengthA + 1; at < cycle.length; at++) {
            cycle[at] = id;
            from[at] = labelTo[id];
            to[at] = labelFrom[id];
            id = blossoms.outermost(labelFrom[id]);
        }
        for (int child : cycle) {
            settleChild(child);
        }
        int blossom = blossoms.form(cycle, from, to);
        weight[blossom] = 0;
        mark(blossom, OUTER, labelFrom[ancestor], labelTo[ancestor]);
    }

    private void settleChild(int child) {
        long since = now - labelledAt[child];
        if (label[child] == OUTER) {
            weight[child] += 2 * since;
        } else {
            weight[child] -= 2 * since;
            int count = blossoms.leaves(child, leavesOfChild);
            for (int i = 0; i < count; i++) {
                dual[leavesOfChild[i]] += since;
                becomeOuter(leavesOfChild[i]);
            }
        }
    }

    private int commonAncestor(int a, int b) {
        stamp++;
        int x = a;
        int y = b;
        while (true) {
            if (x != NONE) {
                if (seen[x] == stamp) {
                    return x;
                }
                seen[x] = stamp;
                x = parentInTree(x);
                x = x == NONE ? NONE : parentInTree(x);
            }
            int swap = x;
            x = y;
            y = swap;
        }
    }

    private int parentInTree(int id) {
        return labelFrom[id] == NONE ? NONE : blossoms.outermost(labelFrom[id]);
    }

    private int distance(int id, int ancestor) {
        int steps = 0;
        for (int at = id; at != ancestor; at = parentInTree(at)) {
            steps++;
        }
        return steps;
    }

    /** An inner blossom's dual has reached 0: what leads from its entry to its base stays in the tree, the rest goes. */
    private void expand(int blossom) {
        int count = blossoms.leaves(blossom, leaves);
        for (int i = 0; i < count; i++) {
            dual[leaves[i]] += now - labelledAt[blossom];
        }
        int[] cycle = blossoms.children[blossom];
        int[] from = blossoms.from[blossom];
        int[] to = blossoms.to[blossom];
        int entry = blossoms.position(blossom, labelTo[blossom]);
        weight[blossom] = 0;
        label[blossom] = FREE;
        blossoms.dissolve(blossom, leavesOfChild);
        labelInner(cycle[entry], labelFrom[blossom], labelTo[blossom]);
        boolean forward = (entry & 1) == 1;
        boolean outer = true;
        int at = entry;
        while (forward ? at < cycle.length : at > 0) {
            int next = forward ? at + 1 : at - 1;
            int here = forward ? from[at] : to[next];
            int there = forward ? to[at] : from[next];
            int child = cycle[next == cycle.length ? 0 : next];
            if (outer) {
                labelOuter(child, here, there);
            } else {
                labelInner(child, here, there);
            }
            outer = !outer;
            at = next;
        }
        for (int i = 0; i < count; i++) {
            int vertex = leaves[i];
            if (nearest[vertex] != NEVER && label[blossoms.outermost(vertex)] == FREE) {
                schedule(nearest[vertex] + dual[vertex], GROW, vertex, 0);
            }
        }
    }

    /** Brings all duals up to date, forgets the tree, and takes blossoms with dual 0 apart. */
    private void settle() {
        for (int i = 0; i < labelledCount; i++) {
            int id = labelled[i];
            if (label[id] != FREE && blossoms.isOutermost(id)) {
                long since = now - labelledAt[id];
                boolean outer = label[id] == OUTER;
                weight[id] += outer ? 2 * since : -2 * since;
                int count = blossoms.leaves(id, leaves);
                for (int leaf = 0; leaf < count; leaf++) {
                    int vertex = leaves[leaf];
                    dual[vertex] = outer ? zeroAt[vertex] - now : dual[vertex] + since;
                }
            }
            label[id] = FREE;
        }
        for (int i = 0; i < labelledCount; i++) {
            if (!blossoms.isVertex(labelled[i]) && blossoms.isOutermost(labelled[i])) {
                dissolveWithoutDual(labelled[i]);
            }
        }
        for (int i = 0; i < touchedCount; i++) {
            nearest[touched[i]] = NEVER;
        }
        labelledCount = 0;
        touchedCount = 0;
        waitingHead = 0;
        waitingTail = 0;
        events.clear();
    }

    private void dissolveWithoutDual(int blossom) {
        int[] open = {blossom};
        for (int depth = 1; depth > 0; ) {
            int id = open[--depth];
            if (!blossoms.isVertex(id) && weight[id] == 0) {
                int[] children = blossoms.children[id];
                blossoms.dissolve(id, leavesOfChild);
                open = Arrays.copyOf(open, depth + children.length);
                System.arraycopy(children, 0, open, depth, children.length);
                depth += children.length;
            }
        }
    }
}
