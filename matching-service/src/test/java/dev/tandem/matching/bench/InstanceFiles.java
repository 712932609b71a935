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
        MatchGraph graph = instance.graph();
        int[] last = new int[instance.capacity().length];
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int e = graph.rowStart()[mentee]; e < graph.rowStart()[mentee + 1]; e++) {
                int mentor = graph.mentor()[e];
                if (last[mentor] == mentee + 1) {
                    throw InstanceException.at(
                            file,
                            lastLine(instance, mentee, mentor),
                            "mentee %d and mentor %d were paired before".formatted(mentee, mentor));
                }
                last[mentor] = mentee + 1;
            }
        }
    }

    private static int lastLine(Instance instance, int mentee, int mentor) {
        int[] line = {0};
        instance.forEachEdge((e, of) -> line[0] = of == mentee && instance.mentor()[e] == mentor ? e + 2 : line[0]);
        return line[0];
    }

    private static Instance parse(Path edges, Path capacities) throws IOException {
        // The header takes one line, and the last line may lack its line feed.
        int lines = CsvLines.count(edges);
        MenteeColumn mentee = new MenteeColumn(lines);
        int[] mentor = new int[Math.max(0, lines - 1)];
        int[] score = new int[mentor.length];
        int count = 0;
        int mentors = 0;
        try (CsvLines csv = CsvLines.open(edges, EDGES_HEADER)) {
            while (csv.next()) {
                if (count == mentor.length) {
                    mentor = Arrays.copyOf(mentor, count + 1);
                    score = Arrays.copyOf(score, count + 1);
                }
                mentee.add(csv.number("mentee", HIGHEST_ID, false));
                mentor[count] = csv.number("mentor", HIGHEST_ID, false);
                score[count] = csv.number("score", MatchGraph.MAX_SCORE, true);
                mentors = Math.max(mentors, mentor[count] + 1);
                count++;
            }
        }
        return new Instance(
                mentee.mentees(),
                mentee.mentee(),
                mentee.rowStart(),
                count == mentor.length ? mentor : Arrays.copyOf(mentor, count),
                count == score.length ? score : Arrays.copyOf(score, count),
                capacities(capacities, mentors));
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
