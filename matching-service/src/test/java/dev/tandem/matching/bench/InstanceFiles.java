package dev.tandem.matching.bench;

import dev.tandem.matching.engine.graph.MatchGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads an instance: {@code mentee,mentor,score} with scores from 0 to 1,000,000, and {@code mentor,capacity}. Ids are
 * numbers from 0 and may have gaps. A mentor without a capacity has none.
 */
final class InstanceFiles {
    static final String EDGES_HEADER = "mentee,mentor,score";
    static final String CAPACITIES_HEADER = "mentor,capacity";
    static final int HIGHEST_ID = 99_999_999;

    private InstanceFiles() {}

    /** Reads and checks everything but duplicate edges. */
    static Instance read(Path edges, Path capacities) {
        try {
            return parse(edges, capacities);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws InstanceException naming file and line of an edge that was there before */
    static void refuseDuplicates(Instance instance, Path file) {
        if (instance.isAscending()) {
            return;
        }
        int edges = instance.edges();
        MatchGraph graph = instance.graph();
        int[] last = new int[instance.capacity().length];
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                int mentor = graph.mentor()[e];
                if (last[mentor] == mentee + 1) {
                    int line = 0;
                    for (int k = 0; k < edges; k++) {
                        line = instance.mentee()[k] == mentee && instance.mentor()[k] == mentor ? k + 2 : line;
                    }
                    throw InstanceException.at(
                            file, line, "mentee %d and mentor %d were paired before".formatted(mentee, mentor));
                }
                last[mentor] = mentee + 1;
            }
        }
    }

    private static Instance parse(Path edges, Path capacities) throws IOException {
        int lines = Math.max(0, CsvLines.count(edges) - 1);
        int[] mentee = new int[lines];
        int[] mentor = new int[lines];
        int[] score = new int[lines];
        int count = 0;
        int mentees = 0;
        int mentors = 0;
        try (CsvLines csv = CsvLines.open(edges, EDGES_HEADER)) {
            while (csv.next()) {
                if (count == mentee.length) {
                    // The last line has no line feed.
                    mentee = Arrays.copyOf(mentee, count + 1);
                    mentor = Arrays.copyOf(mentor, count + 1);
                    score = Arrays.copyOf(score, count + 1);
                }
                mentee[count] = csv.number("mentee", HIGHEST_ID, false);
                mentor[count] = csv.number("mentor", HIGHEST_ID, false);
                score[count] = csv.number("score", MatchGraph.MAX_SCORE, true);
                mentees = Math.max(mentees, mentee[count] + 1);
                mentors = Math.max(mentors, mentor[count] + 1);
                count++;
            }
        }
        int[] capacity = capacities(capacities, mentors);
        return count == mentee.length
                ? new Instance(mentees, mentee, mentor, score, capacity)
                : new Instance(
                        mentees,
                        Arrays.copyOf(mentee, count),
                        Arrays.copyOf(mentor, count),
                        Arrays.copyOf(score, count),
                        capacity);
    }

    private static int[] capacities(Path file, int mentorsWithEdges) throws IOException {
        int[] capacity = new int[mentorsWithEdges];
        boolean[] listed = new boolean[mentorsWithEdges];
        int mentors = mentorsWithEdges;
        try (CsvLines csv = CsvLines.open(file, CAPACITIES_HEADER)) {
            while (csv.next()) {
                int mentor = csv.number("mentor", HIGHEST_ID, false);
                int places = csv.number("capacity", Integer.MAX_VALUE, true);
                mentors = Math.max(mentors, mentor + 1);
                if (mentor >= capacity.length) {
                    int larger = Math.max(mentor + 1, capacity.length * 2);
                    capacity = Arrays.copyOf(capacity, larger);
                    listed = Arrays.copyOf(listed, larger);
                }
                if (listed[mentor]) {
                    // The line just read has been left already.
                    throw csv.refuse("mentor %d has a capacity before".formatted(mentor));
                }
                listed[mentor] = true;
                capacity[mentor] = places;
            }
        }
        return Arrays.copyOf(capacity, mentors);
    }
}
