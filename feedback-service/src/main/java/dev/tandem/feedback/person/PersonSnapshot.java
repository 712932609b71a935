package dev.tandem.feedback.person;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/** What this service reads of participants' person snapshots. */
record PersonSnapshot(
        @NotNull UUID id,
        @NotBlank String userName,
        @NotBlank String displayName,
        @NotNull Boolean active) {}
