package dev.tandem.platform.events;

import java.util.UUID;

/**
 * A row of the outbox: an event and its place in the order of insertion.
 *
 * @param epoch that the versions of this database have now, whenever the row was written
 */
record PendingEvent(long position, long epoch, OutboxEvent event) {

    /** The unit whose order is kept: the events of one aggregate on one topic. */
    Stream stream() {
        return new Stream(event.topic(), event.aggregateId());
    }

    record Stream(String topic, UUID aggregateId) {}
}
