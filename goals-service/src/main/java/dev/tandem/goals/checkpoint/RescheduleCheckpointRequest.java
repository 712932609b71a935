package dev.tandem.goals.checkpoint;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * When a checkpoint takes place instead.
 *
 * @param scheduledAt in the future
 */
@Schema(examples = "{\"scheduledAt\": \"2026-02-18T09:00:00Z\"}")
record RescheduleCheckpointRequest(@NotNull Instant scheduledAt) {}
