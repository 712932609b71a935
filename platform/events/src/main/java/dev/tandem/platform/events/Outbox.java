package dev.tandem.platform.events;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes state changes. An event is written in the transaction of the change it tells of, so that either both
 * happen or none; the {@link OutboxRelay} sends it after the commit.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPENDED = Outbox.class.getName() + ".appended";

    private final OutboxTable table;
    private final Topics topics;
    private final EventJson json;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<ChangeRecorded> changes;
    private final Instance<PublishedEventCheck> checks;
    private final OutboxRelay relay;

    Outbox(
            OutboxTable table,
            Topics topics,
            EventJson json,
            Clock clock,
            TransactionSynchronizationRegistry transactions,
            Event<ChangeRecorded> changes,
            @Any Instance<PublishedEventCheck> checks,
            OutboxRelay relay) {
        this.table = table;
        this.topics = topics;
        this.json = json;
        this.clock = clock;
        this.transactions = transactions;
        this.changes = changes;
        this.checks = checks;
        this.relay = relay;
    }

    /**
     * Publishes the state of an aggregate after a change as {@code dev.tandem.<aggregateType>.<verb>.v1} on
     * {@code tandem.<service>.<aggregateType>}, and has the change recorded in the audit.
     *
     * @param aggregateType kebab-case noun, such as {@code enrollment}; listed in {@code tandem.events.produces}
     * @param verb past tense, such as {@code approved}
     * @param version the aggregate's version; one event per aggregate and transaction
     * @param snapshot the whole public state; never questionnaire answers, demographics or private text
     * @throws jakarta.transaction.TransactionalException outside a transaction
     * @throws IllegalStateException for a second event of the same aggregate in one transaction, or an undeclared type
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(String aggregateType, UUID aggregateId, String verb, long version, Object snapshot) {
        write(aggregateType, aggregateId, verb, version, snapshot);
        changes.fire(new ChangeRecorded(verb, aggregateType, aggregateId));
    }

    /**
     * Publishes what only chosen services may read, as {@code dev.tandem.<topicSuffix>.<verb>.v1} on the topic
     * {@code tandem.<service>.<topicSuffix>}. It accompanies a public event, so that the audit is left to that.
     *
     * @param topicSuffix such as {@code matching-profile}; listed in {@code tandem.events.produces}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void appendRestricted(String topicSuffix, UUID aggregateId, String verb, long version, Object snapshot) {
        write(topicSuffix, aggregateId, verb, version, snapshot);
    }

    private void write(String aggregateType, UUID aggregateId, String verb, long version, Object snapshot) {
        String topic = topics.published(aggregateType);
        String type = EventTypes.of(aggregateType, verb);
        requireFirst(topic, aggregateId, version);
        String payload = json.write(snapshot);
        checks.forEach(check -> check.check(type, topic, payload));
        table.insert(new OutboxEvent(
                Ids.next(),
                aggregateType,
                aggregateId,
                type,
                version,
                topic,
                payload,
                clock.instant(),
                Trace.traceparent(),
                false));
    }

    private void requireFirst(String topic, UUID aggregateId, long version) {
        @SuppressWarnings("unchecked")
        Set<String> appended = (Set<String>) transactions.getResource(APPENDED);
        if (appended == null) {
            appended = new HashSet<>();
            transactions.putResource(APPENDED, appended);
            transactions.registerInterposedSynchronization(new WakeRelay());
        }
        if (!appended.add(topic + '/' + aggregateId + '/' + version)) {
            throw new IllegalStateException("Version " + version + " of " + aggregateId + " is published twice on "
                    + topic + " in one transaction: raise the version or publish once");
        }
    }

    private final class WakeRelay implements Synchronization {
        @Override
        public void beforeCompletion() {
            // Nothing to do before the outcome is known.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
