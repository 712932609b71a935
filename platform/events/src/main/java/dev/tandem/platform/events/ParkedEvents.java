package dev.tandem.platform.events;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What operators do with events that the broker will not take. */
@ApplicationScoped
public class ParkedEvents {

    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);
    private static final Sorts SORTS = Sorts.of("-parkedAt");

    private final EntityManager entities;
    private final OutboxTable table;
    private final OutboxRelay relay;
    private final Event<ChangeRecorded> changes;
    private final TransactionSynchronizationRegistry transactions;

    ParkedEvents(
            EntityManager entities,
            OutboxTable table,
            OutboxRelay relay,
            Event<ChangeRecorded> changes,
            TransactionSynchronizationRegistry transactions) {
        this.entities = entities;
        this.table = table;
        this.relay = relay;
        this.changes = changes;
        this.transactions = transactions;
    }

    /** The newest first. */
    @Transactional
    public Page<ParkedEventResponse> list(@Nullable String topic, PageRequest page) {
        // Not the injected clock: the database stamped the rows, and a moved clock would make ages up.
        Instant now = table.now();
        return Keyset.of(entities, ParkedEvent.class, SORTS)
                .matching("e.parkedAt is not null")
                .where("topic", topic)
                .page(page, event -> ParkedEventResponse.of(event, now));
    }

    /**
     * Sends a parked event again.
     *
     * @throws ProblemException NOT_FOUND
     */
    @Transactional
    public void retry(UUID id) {
        changed(table.release(id), id, "retried");
        AfterCommit.run(transactions, relay::wake);
    }

    /**
     * Gives a parked event up: consumers never hear of it, and of the aggregate only with its next change or a replay.
     *
     * @throws ProblemException NOT_FOUND
     */
    @Transactional
    public void drop(UUID id, String reason) {
        changed(table.drop(id, reason), id, "dropped");
        LOG.warnf("Parked event %s is dropped: %s", id, reason);
    }

    private void changed(boolean found, UUID id, String verb) {
        if (!found) {
            throw ProblemException.notFound("parked event", id);
        }
        changes.fire(new ChangeRecorded(verb, "parked-event", id));
    }
}
