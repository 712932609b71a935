package dev.tandem.matching.engine;

import java.time.ZoneId;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One enrollment as the engine sees it. Empty collections and nulls mean "not stated": the criterion then takes its
 * neutral value. Tags, skill ids and languages are compared as they are, so aliases must be resolved before.
 *
 * @param id the enrollment
 * @param personId who it is; somebody enrolled on both sides has two enrollments and one person id
 * @param capacity free places of a mentor, 0 or more; a mentee always needs exactly one mentor and this is ignored
 * @param skillsOffered skill id to level, 1 or more; read on mentors
 * @param skillsWanted skill id to the level aimed at, 1 or more; read on mentees
 * @param availability weekly intervals on the wall clock of {@code timeZone}; may overlap each other
 * @param seniorityLevel rank on the organisation's ordered ladder, higher is more senior
 * @param exclusions person ids this person must not be paired with
 */
public record Participant(
        UUID id,
        UUID personId,
        Side side,
        int capacity,
        Map<String, Integer> skillsOffered,
        Map<String, Integer> skillsWanted,
        Set<String> goals,
        Set<String> interests,
        List<WeeklySlot> availability,
        @Nullable ZoneId timeZone,
        Set<String> languages,
        @Nullable String department,
        @Nullable Integer seniorityLevel,
        Set<UUID> exclusions) {

    public Participant {
        if (capacity < 0) {
            throw new MatchInputException("NEGATIVE_CAPACITY", "Participant " + id + " has a capacity below 0.");
        }
        skillsOffered = levels(id, skillsOffered);
        skillsWanted = levels(id, skillsWanted);
        goals = sorted(goals);
        interests = sorted(interests);
        availability = availability.stream().distinct().sorted().toList();
        languages = sorted(languages);
        exclusions = sorted(exclusions);
    }

    /** Somebody of whom nothing but the identity and the free places is known. */
    public static Participant bare(UUID id, UUID personId, Side side, int capacity) {
        return new Participant(
                id, personId, side, capacity, Map.of(), Map.of(), Set.of(), Set.of(), List.of(), null, Set.of(), null,
                null, Set.of());
    }

    static <T extends Comparable<? super T>> Set<T> sorted(Collection<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static Map<String, Integer> levels(UUID id, Map<String, Integer> levels) {
        levels.forEach((skill, level) -> {
            if (level < 1) {
                throw new MatchInputException(
                        "SKILL_LEVEL_BELOW_ONE", "Participant " + id + " has skill " + skill + " at a level below 1.");
            }
        });
        return Collections.unmodifiableMap(new TreeMap<>(levels));
    }
}
