package dev.tandem.matching.engine;

import java.util.Comparator;
import java.util.UUID;

/** A mentee and a mentor. Whether the ids are those of enrollments or of persons is said where it is used. */
public record Pair(UUID menteeId, UUID mentorId) implements Comparable<Pair> {
    private static final Comparator<Pair> ORDER =
            Comparator.comparing(Pair::menteeId).thenComparing(Pair::mentorId);

    @Override
    public int compareTo(Pair other) {
        return ORDER.compare(this, other);
    }
}
