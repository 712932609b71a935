package dev.tandem.matching.pool;

import dev.tandem.platform.web.Ids;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Builds pool entries for tests without a database: people who can be paired unless a test says otherwise. */
public final class PoolEntries {

    private final Role role;
    private final int capacity;
    private List<SkillLevel> offered = List.of();
    private List<SkillLevel> wanted = List.of();
    private List<String> languages = List.of("en");
    private String timeZone = "Europe/Zurich";
    private Map<String, Object> answers = Map.of();
    private List<SelfDeclaration> declarations = List.of();
    private @Nullable Integer experienceYears;
    private @Nullable String communicationStyle;

    private PoolEntries(Role role, int capacity) {
        this.role = role;
        this.capacity = capacity;
    }

    public static PoolEntries of(Role role, int capacity) {
        return new PoolEntries(role, capacity);
    }

    public PoolEntries offering(UUID skill, int level) {
        offered = List.of(new SkillLevel(skill, level));
        return this;
    }

    public PoolEntries wanting(UUID skill, int level) {
        wanted = List.of(new SkillLevel(skill, level));
        return this;
    }

    public PoolEntries speaking(String... tags) {
        languages = List.of(tags);
        return this;
    }

    public PoolEntries inZone(String zone) {
        timeZone = zone;
        return this;
    }

    public PoolEntries answering(String question, Object answer) {
        answers = Map.of(question, answer);
        return this;
    }

    public PoolEntries declaring(String attribute, String value, DeclarationPurpose... purposes) {
        declarations = List.of(new SelfDeclaration(
                attribute, value, Stream.of(purposes).map(Enum::name).toList()));
        return this;
    }

    public PoolEntries experienced(int years, String style) {
        experienceYears = years;
        communicationStyle = style;
        return this;
    }

    public PoolEntry build() {
        return new PoolEntry(
                new ProfileSnapshot(
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        Ids.next(),
                        role,
                        EntryState.READY,
                        capacity,
                        offered,
                        wanted,
                        List.of(),
                        List.of(),
                        List.of(new WeeklyWindow(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(11, 0))),
                        timeZone,
                        languages,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        experienceYears,
                        communicationStyle,
                        answers,
                        declarations),
                Instant.EPOCH);
    }
}
