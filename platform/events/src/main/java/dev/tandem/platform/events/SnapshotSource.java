package dev.tandem.platform.events;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives the current snapshots of one kind of aggregate to a replay. Every published aggregate has one, as a bean. */
public interface SnapshotSource {

    /** As given to {@link Outbox#append}, or the topic suffix of a restricted one. */
    String aggregateType();

    /** How many there are, for the progress of a replay; need not be exact. */
    long count();

    /**
     * A page in the order of ids. Called within a transaction.
     *
     * @param afterId the last id of the page before; null for the first
     * @param limit at most this many; fewer mean that it is the last page
     */
    List<Snapshot> page(@Nullable UUID afterId, int limit);
}
