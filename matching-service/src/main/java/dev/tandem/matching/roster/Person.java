package dev.tandem.matching.roster;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What pairs are judged by that belongs to the person and not to an enrollment.
 *
 * @param seniorityRank 1 (entry) to 8 (executive)
 */
public record Person(
        UUID id, @Nullable Integer seniorityRank, @Nullable String department, List<String> languages) {}
