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
 * neutral value. Tags, skill ids, languages and answers are compared as they are, so aliases must be resolved before.
 *
 * @param id the enrollment
 * @param personId who it is; somebody enrolled on both sides has two enrollments and one person id
 * @param capacity free places of a mentor, 0 or more; a mentee or a peer always needs exactly one and this is ignored
 * @param skillsOffered skill id to level, 1 or more; read on mentors and peers
 * @param skillsWanted skill id to the level aimed at, 1 or more; read on mentees and peers
 * @param availability weekly intervals on the wall clock of {@code timeZone}; may overlap each other
 * @param seniorityLevel rank on the organisation's ordered ladder, higher is more senior
 * @param exclusions person ids this person must not be paired with
 * @param commitmentHoursPerMonth wanted by a mentee, offered by a mentor, 0…744
 * @param experienceYears 0…100
 * @param communicationStyle one of ANALYTICAL, DIRECT, EXPRESSIVE, SUPPORTIVE, or a style of the organisation's own
 * @param wishes person ids, best first; empty: no list was given
 * @param affinity attribute to values, only what this person opted to be matched by
 * @param answers question key to answer
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
        Set<UUID> exclusions,
        Place place,
        @Nullable Integer commitmentHoursPerMonth,
        Set<String> meetingModes,
        @Nullable Integer experienceYears,
        @Nullable String communicationStyle,
        List<UUID> wishes,
        Map<String, Set<String>> affinity,
        Map<String, Answer> answers) {

    private static final int HOURS_A_MONTH = 744;
    private static final int MAX_YEARS = 100;

    /** @throws MatchInputException if a number is out of range */
    public Participant {
        if (capacity < 0) {
            throw new MatchInputException("NEGATIVE_CAPACITY", "Participant " + id + " has a capacity below 0.");
        }
        if (outside(commitmentHoursPerMonth, HOURS_A_MONTH)) {
            throw new MatchInputException(
                    "COMMITMENT_OUT_OF_RANGE", "Participant " + id + " has a commitment that no month has.");
        }
        if (outside(experienceYears, MAX_YEARS)) {
            throw new MatchInputException(
                    "EXPERIENCE_OUT_OF_RANGE", "Participant " + id + " has an experience that nobody has.");
        }
        skillsOffered = levels(id, skillsOffered);
        skillsWanted = levels(id, skillsWanted);
        goals = sorted(goals);
        interests = sorted(interests);
        availability = availability.stream().distinct().sorted().toList();
        languages = sorted(languages);
        exclusions = sorted(exclusions);
        meetingModes = sorted(meetingModes);
        wishes = wishes.stream().distinct().toList();
        Map<String, Set<String>> shared = new TreeMap<>();
        affinity.forEach((attribute, values) -> {
            if (!values.isEmpty()) {
                shared.put(attribute, sorted(values));
            }
        });
        affinity = Collections.unmodifiableMap(shared);
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
    }

    /** Somebody of whom nothing but the identity and the free places is known. */
    public static Participant bare(UUID id, UUID personId, Side side, int capacity) {
        return builder(id, personId, side, capacity).build();
    }

    /** Starts from somebody of whom nothing but the identity and the free places is known. */
    public static ParticipantBuilder builder(UUID id, UUID personId, Side side, int capacity) {
        return new ParticipantBuilder(id, personId, side, capacity);
    }

    static <T extends Comparable<? super T>> Set<T> sorted(Collection<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    private static boolean outside(@Nullable Integer value, int maximum) {
        return value != null && (value < 0 || value > maximum);
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
