package dev.tandem.matching.pairing;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which of a cohort's people with room take part.
 *
 * @param peers whether they are peers, and not mentors and mentees
 * @param chosen enrollments; null for everybody. A side of which nobody is chosen takes part whole
 * @param excluded enrollments that take no part
 */
public record PoolSelection(boolean peers, @Nullable Set<UUID> chosen, Set<UUID> excluded) {

    /** Everybody. */
    public static PoolSelection all(boolean peers) {
        return new PoolSelection(peers, null, Set.of());
    }
}
