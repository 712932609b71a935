package dev.tandem.matching.bench;

import java.util.Arrays;

/** The mentees of edges as they are read: where rows begin while they come in order, one by one from then on. */
final class MenteeColumn {
    private final int lines;
    private int[] rowStart = new int[1024];
    private int[] mentee = new int[0];
    private int last = -1;
    private boolean inOrder = true;
    private int count;
    private int mentees;

    /** @param lines how many there may be */
    MenteeColumn(int lines) {
        this.lines = lines;
    }

    void add(int id) {
        if (inOrder && id >= last) {
            if (id + 2 > rowStart.length) {
                rowStart = Arrays.copyOf(rowStart, Math.max(id + 2, rowStart.length * 2));
            }
            Arrays.fill(rowStart, last + 1, id + 1, count);
            last = id;
        } else {
            if (inOrder) {
                spellOut();
            }
            mentee[count] = id;
        }
        count++;
        mentees = Math.max(mentees, id + 1);
    }

    int mentees() {
        return mentees;
    }

    int[] rowStart() {
        if (!inOrder) {
            return new int[0];
        }
        int[] rows = Arrays.copyOf(rowStart, mentees + 1);
        rows[mentees] = count;
        return rows;
    }

    int[] mentee() {
        return inOrder ? new int[0] : Arrays.copyOf(mentee, count);
    }

    private void spellOut() {
        inOrder = false;
        mentee = new int[lines];
        for (int row = 0; row <= last; row++) {
            Arrays.fill(mentee, rowStart[row], row == last ? count : rowStart[row + 1], row);
        }
        rowStart = new int[0];
    }
}
