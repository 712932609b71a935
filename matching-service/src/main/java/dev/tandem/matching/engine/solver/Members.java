package dev.tandem.matching.engine.solver;

import java.util.Arrays;

/** Who is at a mentor: doubly linked lists through the mentees. */
final class Members {
    private static final int NONE = Market.NONE;

    final int[] firstOf;
    final int[] next;
    private final int[] previous;

    Members(int mentees, int mentors) {
        firstOf = new int[mentors];
        next = new int[mentees];
        previous = new int[mentees];
        clear();
    }

    void clear() {
        Arrays.fill(firstOf, NONE);
    }

    void join(int mentee, int at) {
        previous[mentee] = NONE;
        next[mentee] = firstOf[at];
        if (firstOf[at] != NONE) {
            previous[firstOf[at]] = mentee;
        }
        firstOf[at] = mentee;
    }

    void leave(int mentee, int at) {
        if (previous[mentee] == NONE) {
            firstOf[at] = next[mentee];
        } else {
            next[previous[mentee]] = next[mentee];
        }
        if (next[mentee] != NONE) {
            previous[next[mentee]] = previous[mentee];
        }
    }
}
