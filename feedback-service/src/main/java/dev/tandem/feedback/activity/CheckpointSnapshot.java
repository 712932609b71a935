package dev.tandem.feedback.activity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** What this service reads of goals' checkpoint snapshots. */
record CheckpointSnapshot(
        @NotNull UUID id,
        @NotNull UUID mentorshipId,
        @NotNull UUID cohortId,
        @NotBlank String state,
        @NotNull Instant scheduledAt) {}
