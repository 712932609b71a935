package dev.tandem.platform.events;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An epoch of the versions of this service.
 *
 * @param replayId the replay that was started with it
 */
@Schema(name = "Epoch", description = "A new count of versions, which consumers take whatever they have seen before")
public record EpochResponse(
        UUID id,
        @Schema(examples = "1772323200") long epoch,

        @Schema(examples = "Restored to the backup of 2026-03-01, 02:00")
        String reason,

        Instant raisedAt,

        @Schema(description = "The replay that was started with it; only in the answer to raising it.") @Nullable
        UUID replayId) {

    static EpochResponse of(Epoch epoch, @Nullable UUID replayId) {
        return new EpochResponse(epoch.id, epoch.epoch, epoch.reason, epoch.raisedAt, replayId);
    }
}
