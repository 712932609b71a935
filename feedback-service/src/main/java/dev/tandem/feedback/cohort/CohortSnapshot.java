package dev.tandem.feedback.cohort;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service reads of participants' cohort snapshots. */
record CohortSnapshot(
        @NotNull UUID id,
        @NotNull UUID programId,
        @NotBlank String name,
        @NotBlank String programName,
        @NotBlank String state) {}
