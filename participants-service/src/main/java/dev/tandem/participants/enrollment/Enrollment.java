package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.CloseReason;
import dev.tandem.participants.enrollment.rules.EnrollmentAction;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.participants.skill.SkillLevel;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person's part in a cohort. */
@Entity
class Enrollment extends AggregateRoot {

    private UUID cohortId;
    private UUID programId;
    private UUID personId;

    @Enumerated(EnumType.STRING)
    private CohortRole role;

    @Enumerated(EnumType.STRING)
    private EnrollmentState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SkillLevel> skillsOffered;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SkillLevel> skillsWanted;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> goalTags;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> interests;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<AvailabilityWindow> availability;

    private String timeZone;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> languages;

    private int capacity;
    private @Nullable Integer commitmentHoursPerMonth;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<MeetingMode> meetingModes;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> excludedPersonIds;

    private @Nullable String motivation;
    private @Nullable Integer experienceYears;

    @Enumerated(EnumType.STRING)
    private @Nullable CommunicationStyle communicationStyle;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> answers;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<SelfDeclaration> selfDeclarations;

    private Instant appliedAt;
    private @Nullable Instant decidedAt;
    private @Nullable String decisionReason;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseReason closeReason;

    private @Nullable Instant waitlistedAt;
    private @Nullable Instant readyAt;
    private @Nullable Instant withdrawnAt;
    private @Nullable Instant completedAt;

    @SuppressWarnings("NullAway.Init")
    protected Enrollment() {}

    @SuppressWarnings("NullAway.Init") // write() sets the rest.
    Enrollment(UUID id, UUID cohortId, UUID programId, UUID personId, CohortRole role, Profile profile, Instant now) {
        super(id, now);
        this.cohortId = cohortId;
        this.programId = programId;
        this.personId = personId;
        this.role = role;
        this.state = EnrollmentState.APPLIED;
        this.appliedAt = now;
        write(profile);
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programId() {
        return programId;
    }

    UUID personId() {
        return personId;
    }

    CohortRole role() {
        return role;
    }

    EnrollmentState state() {
        return state;
    }

    Instant appliedAt() {
        return appliedAt;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String decisionReason() {
        return decisionReason;
    }

    /** Why it is over although nobody decided about it. */
    @Nullable
    CloseReason closeReason() {
        return closeReason;
    }

    @Nullable
    Instant waitlistedAt() {
        return waitlistedAt;
    }

    @Nullable
    Instant readyAt() {
        return readyAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    Profile profile() {
        return new Profile(
                skillsOffered,
                skillsWanted,
                goalTags,
                interests,
                availability,
                timeZone,
                languages,
                capacity,
                commitmentHoursPerMonth,
                meetingModes,
                excludedPersonIds,
                motivation,
                experienceYears,
                communicationStyle,
                new TreeMap<>(answers),
                selfDeclarations);
    }

    /** Returns whether that changed anything. */
    boolean change(Profile profile, Instant now) {
        if (profile.equals(profile())) {
            return false;
        }
        write(profile);
        changed(now);
        return true;
    }

    /**
     * Takes a step that its state allows.
     *
     * @param reason of a rejection
     */
    void move(EnrollmentAction action, @Nullable String reason, Instant now) {
        state = action.target();
        switch (action) {
            case APPROVE, PROMOTE -> {
                decidedAt = now;
                readyAt = now;
            }
            case REJECT -> {
                decidedAt = now;
                decisionReason = reason;
            }
            case LAPSE -> {
                decidedAt = now;
                closeReason = CloseReason.COHORT_COMPLETED;
            }
            case WAITLIST -> {
                decidedAt = now;
                waitlistedAt = now;
            }
            case WITHDRAW -> withdrawnAt = now;
            case COMPLETE -> completedAt = now;
        }
        changed(now);
    }

    private void write(Profile profile) {
        skillsOffered = profile.skillsOffered();
        skillsWanted = profile.skillsWanted();
        goalTags = profile.goalTags();
        interests = profile.interests();
        availability = profile.availability();
        timeZone = profile.timeZone();
        languages = profile.languages();
        capacity = profile.capacity();
        commitmentHoursPerMonth = profile.commitmentHoursPerMonth();
        meetingModes = profile.meetingModes();
        excludedPersonIds = profile.excludedPersonIds();
        motivation = profile.motivation();
        experienceYears = profile.experienceYears();
        communicationStyle = profile.communicationStyle();
        answers = profile.answers();
        selfDeclarations = profile.selfDeclarations();
    }
}
