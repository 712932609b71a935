package dev.tandem.matching.engine.solver;

import java.util.Arrays;

/** Mentors by distance, then by index: a 4-ary heap that knows where each one is, so that distances can fall. */
final class MentorHeap {
    private static final int ARITY = 4;
    private static final int ABSENT = -1;

    private final long[] distance;
    private final int[] heap;
    private final int[] place;
    private int size;

    /** @param distance by mentor; read, never written */
    MentorHeap(int mentors, long[] distance) {
        this.distance = distance;
        heap = new int[mentors];
        place = new int[mentors];
        Arrays.fill(place, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return heap[0];
    }

    int removeFirst() {
        int first = heap[0];
        place[first] = ABSENT;
        int moved = heap[--size];
        if (size > 0) {
            sink(moved);
        }
        return first;
    }

    /** The distance of a mentor has become known or has fallen. */
    void lower(int mentor) {
        int at = place[mentor];
        if (at == ABSENT) {
            at = size++;
        }
        while (at > 0) {
            int parent = (at - 1) / ARITY;
            if (!before(mentor, heap[parent])) {
                break;
            }
            put(heap[parent], at);
            at = parent;
        }
        put(mentor, at);
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            place[heap[i]] = ABSENT;
        }
        size = 0;
    }

    private void sink(int mentor) {
        int at = 0;
        while (true) {
            int child = at * ARITY + 1;
            if (child >= size) {
                break;
            }
            int best = child;
            int end = Math.min(child + ARITY, size);
            for (int other = child + 1; other < end; other++) {
                if (before(heap[other], heap[best])) {
                    best = other;
                }
            }
            if (!before(heap[best], mentor)) {
                break;
            }
            put(heap[best], at);
            at = best;
        }
        put(mentor, at);
    }

    private void put(int mentor, int at) {
        heap[at] = mentor;
        place[mentor] = at;
    }

    private boolean before(int a, int b) {
        return distance[a] != distance[b] ? distance[a] < distance[b] : a < b;
    }
}
