package dev.tandem.platform.events;

import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a service keeps of the aggregates of one topic. Every incoming channel has one, as a bean, so that it can be
 * rebuilt: the service does not start without.
 */
public interface Projection {

    /** The incoming channel that feeds it, such as {@code people}; its name for operators. */
    String channel();

    /** How many rows there are now. Called within a transaction. */
    long rows();

    /**
     * Removes what is kept of an aggregate that its owner no longer has, with what follows from its being gone. What this
     * service owns itself stays. Called within a transaction.
     */
    void remove(UUID aggregateId);

    /** A projection of these operations. */
    static Projection of(String channel, LongSupplier rows, Consumer<UUID> remove) {
        return new Projection() {
            @Override
            public String channel() {
                return channel;
            }

            @Override
            public long rows() {
                return rows.getAsLong();
            }

            @Override
            public void remove(UUID aggregateId) {
                remove.accept(aggregateId);
            }
        };
    }
}
