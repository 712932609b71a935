package dev.tandem.matching.engine;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects what is known of a {@link Participant}, whose components say what each value means. */
public final class ParticipantBuilder {
    private final UUID id;
    private final UUID personId;
    private final Side side;
    private final int capacity;
    private Map<String, Integer> skillsOffered = Map.of();
    private Map<String, Integer> skillsWanted = Map.of();
    private Set<String> goals = Set.of();
    private Set<String> interests = Set.of();
    private List<WeeklySlot> availability = List.of();
    private @Nullable ZoneId timeZone;
    private Set<String> languages = Set.of();
    private @Nullable String department;
    private @Nullable Integer seniorityLevel;
    private Set<UUID> exclusions = Set.of();
    private Place place = Place.UNKNOWN;
    private @Nullable Integer commitmentHoursPerMonth;
    private Set<String> meetingModes = Set.of();
    private @Nullable Integer experienceYears;
    private @Nullable String communicationStyle;
    private List<UUID> wishes = List.of();
    private Map<String, Set<String>> affinity = Map.of();
    private Map<String, Answer> answers = Map.of();

    ParticipantBuilder(UUID id, UUID personId, Side side, int capacity) {
        this.id = id;
        this.personId = personId;
        this.side = side;
        this.capacity = capacity;
    }

    public ParticipantBuilder skillsOffered(Map<String, Integer> value) {
        skillsOffered = value;
        return this;
    }

    public ParticipantBuilder skillsWanted(Map<String, Integer> value) {
        skillsWanted = value;
        return this;
    }

    public ParticipantBuilder goals(Set<String> value) {
        goals = value;
        return this;
    }

    public ParticipantBuilder interests(Set<String> value) {
        interests = value;
        return this;
    }

    public ParticipantBuilder availability(List<WeeklySlot> value) {
        availability = value;
        return this;
    }

    public ParticipantBuilder timeZone(@Nullable ZoneId value) {
        timeZone = value;
        return this;
    }

    public ParticipantBuilder languages(Set<String> value) {
        languages = value;
        return this;
    }

    public ParticipantBuilder department(@Nullable String value) {
        department = value;
        return this;
    }

    public ParticipantBuilder seniorityLevel(@Nullable Integer value) {
        seniorityLevel = value;
        return this;
    }

    public ParticipantBuilder exclusions(Set<UUID> value) {
        exclusions = value;
        return this;
    }

    public ParticipantBuilder place(Place value) {
        place = value;
        return this;
    }

    public ParticipantBuilder commitmentHoursPerMonth(@Nullable Integer value) {
        commitmentHoursPerMonth = value;
        return this;
    }

    public ParticipantBuilder meetingModes(Set<String> value) {
        meetingModes = value;
        return this;
    }

    public ParticipantBuilder experienceYears(@Nullable Integer value) {
        experienceYears = value;
        return this;
    }

    public ParticipantBuilder communicationStyle(@Nullable String value) {
        communicationStyle = value;
        return this;
    }

    public ParticipantBuilder wishes(List<UUID> value) {
        wishes = value;
        return this;
    }

    public ParticipantBuilder affinity(Map<String, Set<String>> value) {
        affinity = value;
        return this;
    }

    public ParticipantBuilder answers(Map<String, Answer> value) {
        answers = value;
        return this;
    }

    /**
     * The participant as described so far.
     *
     * @throws MatchInputException if a number is out of range
     */
    public Participant build() {
        return new Participant(
                id,
                personId,
                side,
                capacity,
                skillsOffered,
                skillsWanted,
                goals,
                interests,
                availability,
                timeZone,
                languages,
                department,
                seniorityLevel,
                exclusions,
                place,
                commitmentHoursPerMonth,
                meetingModes,
                experienceYears,
                communicationStyle,
                wishes,
                affinity,
                answers);
    }
}
