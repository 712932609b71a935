package dev.tandem.platform.events;

import java.time.Instant;
import java.util.UUID;

/**
 * What a consumer knows about an event besides its snapshot.
 *
 * @param id of the event; facts are stored under it
 * @param type such as {@code dev.tandem.enrollment.approved.v1}
 * @param epoch raised by the owner when its versions start from an earlier state; 0 in events that tell none
 * @param sequence the version of the aggregate; of two snapshots the one with the higher epoch, then sequence, is newer
 * @param time when it happened, by the clock of the producer
 */
public record IncomingEvent(String id, String type, UUID aggregateId, long epoch, long sequence, Instant time) {

    /** The past-tense verb in the type, such as {@code approved}. */
    public String verb() {
        return EventTypes.verbOf(type);
    }

    /** Whether this repeats the current state on request and tells of nothing new. */
    public boolean replayed() {
        return verb().equals(EventTypes.REPLAYED);
    }
}
