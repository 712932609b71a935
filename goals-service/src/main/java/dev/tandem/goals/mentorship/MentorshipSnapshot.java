package dev.tandem.goals.mentorship;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of matching's mentorship snapshots. */
record MentorshipSnapshot(
        @NotNull UUID id,
        @Min(1) long version,
        @NotNull UUID cohortId,
        @NotNull UUID programId,
        @NotNull MentorshipState state,
        @NotEmpty List<@NotNull @Valid Member> members,
        @Nullable Instant activatedAt,
        @NotNull @Valid Schedule schedule) {

    record Member(@NotNull UUID personId) {}

    record Schedule(@NotNull Period cadence, @NotNull LocalDate activeUntil) {}
}
