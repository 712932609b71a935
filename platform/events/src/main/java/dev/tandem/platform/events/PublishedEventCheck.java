package dev.tandem.platform.events;

/**
 * Sees every event before it enters the outbox. Tests provide a bean that checks the snapshot against its committed
 * schema; production has none.
 */
public interface PublishedEventCheck {

    /**
     * Refuses an event by throwing.
     *
     * @param type CloudEvents type, such as {@code dev.tandem.enrollment.approved.v1}
     * @param topic where it will be published
     * @param json the snapshot
     * @throws RuntimeException when the event must not be published; the transaction rolls back
     */
    void check(String type, String topic, String json);
}
