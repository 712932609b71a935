package dev.tandem.platform.events;

import java.util.UUID;

/** A row of the outbox: an event and its place in the order of insertion. */
record PendingEvent(long position, OutboxEvent event) {

    /** The unit whose order is kept: the events of one aggregate on one topic. */
    Stream stream() {
        return new Stream(event.topic(), event.aggregateId());
    }

    record Stream(String topic, UUID aggregateId) {}
}
