package dev.tandem.matching.pool;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What participants tells matching, and matching alone, about an enrollment. The last four came later: older messages lack
 * them.
 */
record ProfileSnapshot(
        @NotNull UUID id,
        @NotNull UUID cohortId,
        @NotNull UUID programId,
        @NotNull UUID personId,
        @NotNull Role role,
        @NotNull EntryState state,
        @Min(0) int capacity,
        @NotNull List<@Valid @NotNull SkillLevel> skillsOffered,
        @NotNull List<@Valid @NotNull SkillLevel> skillsWanted,
        @NotNull List<String> goalTags,
        @NotNull List<String> interests,
        @NotNull List<@Valid @NotNull WeeklyWindow> availability,
        @NotNull String timeZone,
        @NotNull List<String> languages,
        @Nullable Integer commitmentHoursPerMonth,
        @NotNull List<String> meetingModes,
        @NotNull List<UUID> excludedPersonIds,
        @Nullable Instant readyAt,
        @Nullable Integer experienceYears,
        @Nullable String communicationStyle,
        @Nullable Map<String, Object> answers,
        @Nullable List<@Valid @NotNull SelfDeclaration> selfDeclarations) {

    /** Without what the person said for matching: all that is kept of an enrollment that is over. */
    ProfileSnapshot undescribed() {
        return new ProfileSnapshot(
                id, cohortId, programId, personId, role, state, capacity, List.of(), List.of(), List.of(), List.of(),
                List.of(), timeZone, List.of(), null, List.of(), List.of(), readyAt, null, null, null, null);
    }
}
