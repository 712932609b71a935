package dev.tandem.platform.events;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why the epoch is raised. */
@Schema(name = "RaiseEpochRequest", examples = "{\"reason\": \"Restored to the backup of 2026-03-01, 02:00\"}")
public record RaiseEpochRequest(@NotBlank @Size(max = 500) String reason) {}
