package dev.tandem.matching.engine;

import java.util.Arrays;

/** The best few mentees of every mentor: highest score first, then lowest index, whatever the order they come in. */
final class TopLists {
    private static final long NOBODY = -1;

    private final int each;
    /** By mentor: keys descending. */
    private final long[] keys;
    /** By mentor: the bound a pair must have to get in. */
    private final int[] limits;

    TopLists(int mentors, int each) {
        this.each = each;
        keys = new long[mentors * each];
        Arrays.fill(keys, NOBODY);
        limits = new int[mentors];
    }

    interface Entry {
        void accept(int mentor, int mentee, int score);
    }

    int[] limits() {
        return limits;
    }

    int least(int mentor) {
        long last = keys[(mentor + 1) * each - 1];
        return last == NOBODY ? 0 : (int) (last >> 32);
    }

    void offer(int mentor, int mentee, int score) {
        insert(mentor, (long) score << 32 | (Integer.MAX_VALUE - mentee));
    }

    private void insert(int mentor, long key) {
        int first = mentor * each;
        int at = first + each - 1;
        if (key <= keys[at]) {
            return;
        }
        while (at > first && keys[at - 1] < key) {
            keys[at] = keys[at - 1];
            at--;
        }
        keys[at] = key;
        limits[mentor] = KernelRow.limit(least(mentor));
    }

    void addAll(TopLists other) {
        for (int at = 0; at < keys.length; at++) {
            if (other.keys[at] != NOBODY) {
                insert(at / each, other.keys[at]);
            }
        }
    }

    void forEach(Entry entry) {
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != NOBODY) {
                entry.accept(at / each, Integer.MAX_VALUE - (int) keys[at], (int) (keys[at] >> 32));
            }
        }
    }
}
