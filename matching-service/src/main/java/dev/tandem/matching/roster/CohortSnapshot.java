package dev.tandem.matching.roster;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/** What matching reads of a cohort's snapshot. */
record CohortSnapshot(
        @NotNull UUID id,
        @NotNull UUID programId,
        @NotNull String name,
        @NotNull CohortState state,
        @NotNull LocalDate activeFrom,
        @NotNull LocalDate activeUntil) {}
