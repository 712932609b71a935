package dev.tandem.matching.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pairs are judged by that belongs to the person and not to an enrollment.
 *
 * @param seniorityRank 1 (entry) to 8 (executive)
 * @param latitude of the place of work in degrees north; null together with the longitude
 * @param longitude in degrees east
 */
public record Person(
        UUID id,
        @Nullable Integer seniorityRank,
        @Nullable String department,
        List<String> languages,
        @Nullable String site,
        @Nullable String city,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** Somebody of whom no place of work is known. */
    public Person(UUID id, @Nullable Integer seniorityRank, @Nullable String department, List<String> languages) {
        this(id, seniorityRank, department, languages, null, null, null, null, null);
    }
}
