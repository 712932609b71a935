package dev.tandem.matching.engine.graph;

import java.util.Arrays;

/**
 * Which mentee may go to which mentor, and how good that is: compressed rows, one per mentee, mentors ascending.
 *
 * @param rowStart where the edges of a mentee begin; one longer than there are mentees
 * @param mentor by edge
 * @param score by edge, 0…1,000,000
 * @param capacity by mentor, 0 or more
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
public record MatchGraph(int[] rowStart, int[] mentor, int[] score, int[] capacity) {
    /** The highest score of an edge, which stands for 1. */
    public static final int MAX_SCORE = 1_000_000;

    public int mentees() {
        return rowStart.length - 1;
    }

    public int mentors() {
        return capacity.length;
    }

    public int edges() {
        return rowStart[rowStart.length - 1];
    }

    /** Collects rows in the order of mentees. */
    public static final class Builder {
        private final int[] capacity;
        private int[] rowStart = new int[16];
        private int rows;
        private int[] mentor = new int[256];
        private int[] score = new int[256];
        private int edges;

        public Builder(int[] capacity) {
            this.capacity = capacity.clone();
        }

        /** Adds an edge to the current row; mentors must come ascending. */
        public Builder edge(int toMentor, int ofScore) {
            if (edges == mentor.length) {
                int larger = Math.toIntExact(Math.min(Integer.MAX_VALUE - 8L, edges + (edges >> 1) + 256L));
                mentor = Arrays.copyOf(mentor, larger);
                score = Arrays.copyOf(score, larger);
            }
            mentor[edges] = toMentor;
            score[edges++] = ofScore;
            return this;
        }

        public Builder endRow() {
            rows++;
            if (rows == rowStart.length) {
                rowStart = Arrays.copyOf(rowStart, rows * 2);
            }
            rowStart[rows] = edges;
            return this;
        }

        public MatchGraph build() {
            return new MatchGraph(
                    Arrays.copyOf(rowStart, rows + 1),
                    Arrays.copyOf(mentor, edges),
                    Arrays.copyOf(score, edges),
                    capacity);
        }
    }
}
