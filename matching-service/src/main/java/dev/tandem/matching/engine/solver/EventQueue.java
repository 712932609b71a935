package dev.tandem.matching.engine.solver;

import java.util.Arrays;

/** What happens next: codes by time, and by themselves at the same time. A binary heap. */
final class EventQueue {
    private long[] time = new long[1024];
    private long[] code = new long[1024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long firstTime() {
        return time[0];
    }

    void add(long atTime, long ofCode) {
        if (size == time.length) {
            time = Arrays.copyOf(time, size * 2);
            code = Arrays.copyOf(code, size * 2);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) >>> 1;
            if (!isBefore(atTime, ofCode, parent)) {
                break;
            }
            time[at] = time[parent];
            code[at] = code[parent];
            at = parent;
        }
        time[at] = atTime;
        code[at] = ofCode;
    }

    /** The code of the first event, which is taken out. */
    long removeFirst() {
        long first = code[0];
        long movedTime = time[--size];
        long movedCode = code[size];
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && isBefore(time[child + 1], code[child + 1], child)) {
                child++;
            }
            if (isBefore(movedTime, movedCode, child)) {
                break;
            }
            time[at] = time[child];
            code[at] = code[child];
            at = child;
        }
        time[at] = movedTime;
        code[at] = movedCode;
        return first;
    }

    private boolean isBefore(long aTime, long aCode, int other) {
        return aTime != time[other] ? aTime < time[other] : aCode < code[other];
    }
}
