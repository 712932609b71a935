package dev.tandem.platform.events;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A projection and how far its last rebuild is.
 *
 * @param id by which the audit names it
 * @param unrenewed aggregates that the owner has not published since the last rebuild
 */
@Schema(name = "Projection", description = "What this service keeps of another one's aggregates")
public record ProjectionResponse(
        UUID id,
        @Schema(examples = "people") String name,
        @Schema(examples = "tandem.participants.person") String topic,
        @Schema(examples = "240") long rows,

        @Schema(
                description =
                        "Aggregates that the owner has not published since the last rebuild. Once its replay has come"
                                + " through, these are gone at the owner, and can be pruned.",
                examples = "0")
        long unrenewed,

        @Nullable Instant rebuiltAt) {}
