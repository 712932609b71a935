package dev.tandem.matching.engine.solver;

import java.util.Arrays;

/**
 * A matching and the blossoms in it (Edmonds, 1965): odd cycles of vertices or smaller blossoms, nested. Numbers below
 * that of the vertices stand for vertices, others for blossoms.
 *
 * <p>The children of a blossom go round its cycle, beginning with the one that holds its base; the base is the one vertex
 * that is not matched inside. Which outermost blossom holds a vertex is answered by a union-find structure that is
 * mended when a blossom falls apart.
 */
final class Blossoms {
    static final int NONE = -1;
    private static final int[] NOTHING = {};

    final int vertices;
    /** By vertex. */
    final int[] mate;

    final int[] base;
    final int[] parent;
    /** Around the cycle of a blossom; from {@code from[i]} in child i an edge leads to {@code to[i]} in the next child. */
    final int[][] children;

    final int[][] from;
    final int[][] to;

    private final int[] set;
    private final int[] unused;
    private int unusedCount;

    private int[] stack = new int[64];
    private final int[] walk;

    Blossoms(int vertices) {
        this.vertices = vertices;
        int most = vertices + vertices / 2 + 1;
        mate = new int[vertices];
        Arrays.fill(mate, NONE);
        base = new int[most];
        parent = new int[most];
        Arrays.fill(parent, NONE);
        set = new int[most];
        Arrays.setAll(set, id -> id);
        Arrays.setAll(base, id -> id);
        children = new int[most][];
        Arrays.fill(children, NOTHING);
        from = children.clone();
        to = children.clone();
        unused = new int[most - vertices];
        for (int id = most - 1; id >= vertices; id--) {
            unused[unusedCount++] = id;
        }
        walk = new int[most];
    }

    int size() {
        return base.length;
    }

    boolean isVertex(int id) {
        return id < vertices;
    }

    /** Whether a number that could be a blossom is one. */
    boolean exists(int blossom) {
        return children[blossom].length > 0;
    }

    /** Whether this is no part of anything larger, and exists. */
    boolean isOutermost(int id) {
        return parent[id] == NONE && (id < vertices || exists(id));
    }

    /** The outermost blossom, or the vertex itself. */
    int outermost(int vertex) {
        int id = vertex;
        while (set[id] != id) {
            set[id] = set[set[id]];
            id = set[id];
        }
        return id;
    }

    /** Makes a blossom of outermost ones; the first holds the base. */
    int form(int[] cycle, int[] edgeFrom, int[] edgeTo) {
        int blossom = unused[--unusedCount];
        children[blossom] = cycle;
        from[blossom] = edgeFrom;
        to[blossom] = edgeTo;
        base[blossom] = base[cycle[0]];
        parent[blossom] = NONE;
        set[blossom] = blossom;
        for (int child : cycle) {
            parent[child] = blossom;
            set[child] = blossom;
        }
        return blossom;
    }

    /** Takes an outermost blossom apart into its children. */
    void dissolve(int blossom, int[] leaves) {
        for (int child : children[blossom]) {
            parent[child] = NONE;
            set[child] = child;
            int count = leaves(child, leaves);
            for (int i = 0; i < count; i++) {
                set[leaves[i]] = child;
            }
        }
        children[blossom] = NOTHING;
        from[blossom] = NOTHING;
        to[blossom] = NOTHING;
        unused[unusedCount++] = blossom;
    }

    /** Writes the vertices of a blossom to the beginning of an array and answers how many they are. */
    int leaves(int id, int[] into) {
        int count = 0;
        int depth = 0;
        walk[depth++] = id;
        while (depth > 0) {
            int next = walk[--depth];
            if (next < vertices) {
                into[count++] = next;
            } else {
                for (int child : children[next]) {
                    walk[depth++] = child;
                }
            }
        }
        return count;
    }

    /** Where in the cycle of a blossom the child that holds a vertex stands. */
    int position(int blossom, int vertex) {
        int child = vertex;
        while (parent[child] != blossom) {
            child = parent[child];
        }
        int at = 0;
        while (children[blossom][at] != child) {
            at++;
        }
        return at;
    }

    /** Changes the matching inside a blossom so that this vertex is the one that is not matched inside. */
    void rebase(int id, int vertex) {
        int depth = push(0, id, vertex);
        while (depth > 0) {
            int newBase = stack[--depth];
            int blossom = stack[--depth];
            if (base[blossom] == newBase) {
                continue;
            }
            base[blossom] = newBase;
            rotate(blossom, position(blossom, newBase));
            int[] cycle = children[blossom];
            depth = push(depth, cycle[0], newBase);
            for (int i = 1; i < cycle.length; i += 2) {
                int a = from[blossom][i];
                int b = to[blossom][i];
                if (mate[a] != b) {
                    mate[a] = b;
                    mate[b] = a;
                    depth = push(depth, cycle[i], a);
                    depth = push(depth, cycle[i + 1], b);
                }
            }
        }
    }

    private int push(int depth, int blossom, int vertex) {
        if (blossom < vertices) {
            return depth;
        }
        if (depth + 2 > stack.length) {
            stack = Arrays.copyOf(stack, stack.length * 2);
        }
        stack[depth] = blossom;
        stack[depth + 1] = vertex;
        return depth + 2;
    }

    private void rotate(int blossom, int first) {
        children[blossom] = rotated(children[blossom], first);
        from[blossom] = rotated(from[blossom], first);
        to[blossom] = rotated(to[blossom], first);
    }

    private static int[] rotated(int[] values, int first) {
        int[] result = new int[values.length];
        System.arraycopy(values, first, result, 0, values.length - first);
        System.arraycopy(values, 0, result, values.length - first, first);
        return result;
    }
}
