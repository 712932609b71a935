package dev.tandem.matching.roster;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What matching reads of a program's snapshot. */
record ProgramSnapshot(
        @NotNull UUID id,
        @NotNull String name,
        @NotNull ProgramFormat format,
        @NotNull String meetingCadence,
        boolean selfMatching) {}
