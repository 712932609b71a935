package dev.tandem.feedback.cohort;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of participants' enrollment snapshots. */
record EnrollmentSnapshot(
        @NotNull UUID id,
        @NotNull UUID cohortId,
        @NotNull UUID personId,
        @NotBlank String role,
        @NotBlank String state,
        @Nullable Instant readyAt) {}
