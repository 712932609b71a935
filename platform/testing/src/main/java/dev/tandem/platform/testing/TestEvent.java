package dev.tandem.platform.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A CloudEvent as a service would publish it: {@code data} is written as JSON, {@code sequence} is the aggregate's
 * version.
 */
public record TestEvent(
        UUID id, String source, String type, UUID aggregateId, long sequence, Instant time, Object data) {

    /** Returns an event of {@code type} with a fresh id that happened now. */
    public static TestEvent of(String type, UUID aggregateId, long sequence, Object data) {
        return new TestEvent(
                UUID.randomUUID(),
                "/tandem/test",
                type,
                aggregateId,
                sequence,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                data);
    }
}
