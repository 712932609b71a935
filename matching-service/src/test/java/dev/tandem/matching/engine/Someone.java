package dev.tandem.matching.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds participants for tests. Person n of a side has the enrollment id and the person id that follow from n. */
final class Someone {
    private final UUID id;
    private final Side side;
    private UUID personId;
    private int capacity = 1;
    private final Map<String, Integer> skills = new HashMap<>();
    private Set<String> goals = Set.of();
    private Set<String> interests = Set.of();
    private Set<String> languages = Set.of();
    private final List<WeeklySlot> slots = new ArrayList<>();
    private @Nullable ZoneId zone;
    private @Nullable String department;
    private @Nullable Integer level;
    private final Set<UUID> exclusions = new HashSet<>();

    private Someone(Side side, int number) {
        this.side = side;
        this.id = side == Side.MENTOR ? mentorId(number) : menteeId(number);
        this.personId = new UUID(9, side == Side.MENTOR ? 1_000_000L + number : number);
    }

    static UUID menteeId(int number) {
        return new UUID(1, number);
    }

    static UUID mentorId(int number) {
        return new UUID(2, number);
    }

    static UUID menteePerson(int number) {
        return new UUID(9, number);
    }

    static UUID mentorPerson(int number) {
        return new UUID(9, 1_000_000L + number);
    }

    static Someone mentee(int number) {
        return new Someone(Side.MENTEE, number);
    }

    static Someone mentor(int number) {
        return new Someone(Side.MENTOR, number);
    }

    Someone person(UUID person) {
        personId = person;
        return this;
    }

    Someone places(int places) {
        capacity = places;
        return this;
    }

    /** Wanted by a mentee, offered by a mentor. */
    Someone skill(String skill, int atLevel) {
        skills.put(skill, atLevel);
        return this;
    }

    Someone goals(String... values) {
        goals = Set.of(values);
        return this;
    }

    Someone interests(String... values) {
        interests = Set.of(values);
        return this;
    }

    Someone speaks(String... values) {
        languages = Set.of(values);
        return this;
    }

    Someone in(String zoneId) {
        zone = ZoneId.of(zoneId);
        return this;
    }

    Someone free(DayOfWeek day, String from, String to) {
        slots.add(new WeeklySlot(day, LocalTime.parse(from), LocalTime.parse(to)));
        return this;
    }

    Someone department(String value) {
        department = value;
        return this;
    }

    Someone level(int value) {
        level = value;
        return this;
    }

    Someone excludes(UUID person) {
        exclusions.add(person);
        return this;
    }

    Participant get() {
        boolean mentor = side == Side.MENTOR;
        return Participant.builder(id, personId, side, capacity)
                .skillsOffered(mentor ? skills : Map.of())
                .skillsWanted(mentor ? Map.of() : skills)
                .goals(goals)
                .interests(interests)
                .availability(slots)
                .timeZone(zone)
                .languages(languages)
                .department(department)
                .seniorityLevel(level)
                .exclusions(exclusions)
                .build();
    }
}
