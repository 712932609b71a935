package dev.tandem.matching.pool;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * An enrollment as matching sees it. The snapshot's part is written by {@link PoolProjector}; the places taken are
 * written by {@link Slots} alone, in the database, and never through this class.
 */
@Entity
public class PoolEntry extends AggregateRoot {

    private UUID cohortId;
    private UUID programId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private Role role;

    @Enumerated(EnumType.STRING)
    private EntryState state;

    private int capacity;

    @Column(insertable = false, updatable = false)
    private int slotsTaken;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SkillLevel> skillsOffered;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SkillLevel> skillsWanted;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> goalTags;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> interests;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<WeeklyWindow> availability;

    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> languages;

    private @Nullable Integer commitmentHoursPerMonth;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> meetingModes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> excludedPersonIds;

    private @Nullable Instant readyAt;
    private @Nullable Integer experienceYears;
    private @Nullable String communicationStyle;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> answers;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SelfDeclaration> selfDeclarations;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected PoolEntry() {}

    @SuppressWarnings("NullAway.Init") // describe() sets the rest
    PoolEntry(ProfileSnapshot profile, Instant now) {
        super(profile.id(), now);
        describe(profile);
    }

    void apply(ProfileSnapshot profile, Instant now) {
        describe(profile);
        changed(now);
    }

    /** The enrollment is no more: only what this service's own data refers to stays. */
    void leave(Instant now) {
        if (!state.departed()) {
            state = EntryState.WITHDRAWN;
        }
        goalTags = List.of();
        interests = List.of();
        availability = List.of();
        excludedPersonIds = List.of();
        answers = Map.of();
        selfDeclarations = List.of();
        changed(now);
    }

    private void describe(ProfileSnapshot profile) {
        cohortId = profile.cohortId();
        programId = profile.programId();
        personId = profile.personId();
        role = profile.role();
        state = profile.state();
        capacity = profile.capacity();
        skillsOffered = profile.skillsOffered();
        skillsWanted = profile.skillsWanted();
        goalTags = profile.goalTags();
        interests = profile.interests();
        availability = profile.availability();
        timeZone = profile.timeZone();
        languages = profile.languages();
        commitmentHoursPerMonth = profile.commitmentHoursPerMonth();
        meetingModes = profile.meetingModes();
        excludedPersonIds = profile.excludedPersonIds();
        readyAt = profile.readyAt();
        experienceYears = profile.experienceYears();
        communicationStyle = profile.communicationStyle();
        answers = Objects.requireNonNullElse(profile.answers(), Map.of());
        selfDeclarations = Objects.requireNonNullElse(profile.selfDeclarations(), List.of());
    }

    public UUID cohortId() {
        return cohortId;
    }

    public UUID programId() {
        return programId;
    }

    public UUID personId() {
        return personId;
    }

    public Role role() {
        return role;
    }

    public EntryState state() {
        return state;
    }

    public int capacity() {
        return capacity;
    }

    /** Proposed and active mentorships; may exceed a capacity that was lowered later. */
    public int slotsTaken() {
        return slotsTaken;
    }

    /** Places still to give away, 0 or more. */
    public int room() {
        return Math.max(0, capacity - slotsTaken);
    }

    public boolean overCapacity() {
        return slotsTaken > capacity;
    }

    public List<SkillLevel> skillsOffered() {
        return skillsOffered;
    }

    public List<SkillLevel> skillsWanted() {
        return skillsWanted;
    }

    public List<String> goalTags() {
        return goalTags;
    }

    public List<String> interests() {
        return interests;
    }

    public List<WeeklyWindow> availability() {
        return availability;
    }

    public String timeZone() {
        return timeZone;
    }

    public List<String> languages() {
        return languages;
    }

    public List<UUID> excludedPersonIds() {
        return excludedPersonIds;
    }

    /** Hours a month that somebody wants to give; null when not stated. */
    public @Nullable Integer commitmentHoursPerMonth() {
        return commitmentHoursPerMonth;
    }

    public List<String> meetingModes() {
        return meetingModes;
    }

    /** Since when the enrollment can be paired. */
    public @Nullable Instant readyAt() {
        return readyAt;
    }

    /** Years in the profession; null when not stated. */
    public @Nullable Integer experienceYears() {
        return experienceYears;
    }

    /** One of four styles by name; null when not stated. */
    public @Nullable String communicationStyle() {
        return communicationStyle;
    }

    /** By the key of the question: a text, a whole number, or a list of texts. For the engine alone, never to be shown. */
    public Map<String, Object> answers() {
        return answers;
    }

    /** For their purposes alone, never to be shown. */
    public List<SelfDeclaration> selfDeclarations() {
        return selfDeclarations;
    }
}
