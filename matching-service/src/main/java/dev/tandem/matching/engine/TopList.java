package dev.tandem.matching.engine;

import java.util.Arrays;

/** The best few of one row: highest value first, then lowest index. A heap whose root is the least of them. */
final class TopList {
    private final long[] heap;
    private int size;

    TopList(int most) {
        heap = new long[most];
    }

    void clear() {
        size = 0;
    }

    /** What a value must exceed or equal to get in, 0 or more. */
    int least() {
        return size < heap.length ? 0 : (int) (heap[0] >> 32);
    }

    void offer(int index, int value) {
        long key = (long) value << 32 | (Integer.MAX_VALUE - index);
        if (size < heap.length) {
            int at = size++;
            while (at > 0 && heap[(at - 1) / 2] > key) {
                heap[at] = heap[(at - 1) / 2];
                at = (at - 1) / 2;
            }
            heap[at] = key;
        } else if (heap.length > 0 && key > heap[0]) {
            sink(key);
        }
    }

    private void sink(long key) {
        int at = 0;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && heap[child + 1] < heap[child]) {
                child++;
            }
            if (heap[child] >= key) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }

    /** As edges to mentors, where the values are scores. */
    long[] edges() {
        return Arrays.stream(heap, 0, size)
                .map(key -> EdgeRows.edge(index(key), (int) (key >> 32)))
                .toArray();
    }

    /** As edges to mentors, with scores by mentor. */
    long[] edges(int[] scores) {
        return Arrays.stream(heap, 0, size)
                .map(key -> EdgeRows.edge(index(key), scores[index(key)]))
                .toArray();
    }

    private static int index(long key) {
        return Integer.MAX_VALUE - (int) key;
    }
}
