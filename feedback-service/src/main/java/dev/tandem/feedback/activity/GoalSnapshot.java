package dev.tandem.feedback.activity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service reads of goals' goal snapshots. */
record GoalSnapshot(
        @NotNull UUID id,
        @NotNull UUID mentorshipId,
        @NotNull UUID cohortId,
        @NotBlank String state) {}
