package dev.tandem.matching.roster;

import java.time.LocalDate;
import java.util.UUID;

/** A cohort as last heard of. */
public record Cohort(
        UUID id, UUID programId, String name, CohortState state, LocalDate activeFrom, LocalDate activeUntil) {}
