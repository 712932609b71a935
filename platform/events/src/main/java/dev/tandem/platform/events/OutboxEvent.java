package dev.tandem.platform.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event on its way to the broker. */
record OutboxEvent(
        UUID id,
        String aggregateType,
        UUID aggregateId,
        String type,
        long sequence,
        String topic,
        String payload,
        Instant time,
        @Nullable String traceparent,
        boolean replay) {}
