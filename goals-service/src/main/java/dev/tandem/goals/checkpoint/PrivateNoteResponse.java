package dev.tandem.goals.checkpoint;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The caller's own note on a checkpoint.
 *
 * @param version 0 until it is first written; its ETag, which is not the checkpoint's
 */
@Schema(
        examples = "{\"checkpointId\": \"01980000-0000-7000-8000-0000000000b1\", \"version\": 1,"
                + " \"text\": \"Ask about the move to the other team next time.\","
                + " \"updatedAt\": \"2026-02-18T10:05:00Z\"}")
record PrivateNoteResponse(
        UUID checkpointId,
        long version,
        @Nullable String text,
        @Nullable Instant updatedAt) {}
