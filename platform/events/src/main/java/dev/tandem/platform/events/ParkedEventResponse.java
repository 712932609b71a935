package dev.tandem.platform.events;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event that the broker will not take.
 *
 * @param bytes size of its snapshot, without headers
 * @param age since the change that it tells of, to the second
 */
@Schema(
        name = "ParkedEvent",
        description =
                "An event that the broker will not take; it leaves as soon as a later one of its aggregate can be sent")
public record ParkedEventResponse(
        UUID id,

        @Schema(examples = "tandem.participants.matching-profile")
        String topic,

        @Schema(examples = "dev.tandem.matching-profile.changed.v1")
        String type,

        @Schema(examples = "matching-profile") String aggregate,
        UUID aggregateId,

        @Schema(description = "Version of the aggregate", examples = "4")
        long sequence,

        @Schema(examples = "RecordTooLargeException: The message is larger than the limit.")
        String reason,

        @Schema(description = "Size of the snapshot in bytes", examples = "1200000")
        int bytes,

        @Schema(description = "Since the change that it tells of", examples = "PT3H12M")
        Duration age,

        Instant createdAt,
        Instant parkedAt) {

    static ParkedEventResponse of(ParkedEvent event, Instant now) {
        return new ParkedEventResponse(
                event.id,
                event.topic,
                event.type,
                event.aggregateType,
                event.aggregateId,
                event.sequence,
                Objects.requireNonNullElse(event.parkedReason, ""),
                event.bytes,
                Duration.between(event.createdAt, now).truncatedTo(ChronoUnit.SECONDS),
                event.createdAt,
                Objects.requireNonNullElse(event.parkedAt, event.createdAt));
    }
}
