package dev.tandem.platform.events;

import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Trace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
    private final EventBound bound;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;
    private final Event<ChangeRecorded> changes;
    private final Instance<PublishedEventCheck> checks;
    private final OutboxRelay relay;

    Outbox(
            OutboxTable table,
            Topics topics,
            EventJson json,
            EventBound bound,
            Clock clock,
            TransactionSynchronizationRegistry transactions,
            Event<ChangeRecorded> changes,
            @Any Instance<PublishedEventCheck> checks,
            OutboxRelay relay) {
        this.table = table;
        this.topics = topics;
        this.json = json;
        this.bound = bound;
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
     * @throws ProblemException 400 TOO_LARGE for a snapshot that makes the message larger than
     *     {@code tandem.events.max-message-bytes}; names its largest member
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

    /**
     * Asks whether a snapshot could be published, without publishing it: for whoever must not leave half of a change
     * behind, such as one item of many in a transaction.
     *
     * @param aggregateType or the topic suffix of a restricted one
     * @throws ProblemException 400 TOO_LARGE, as {@link #append}
     */
    public void requirePublishable(String aggregateType, UUID aggregateId, long version, Object snapshot) {
        bound.require(event(aggregateType, aggregateId, EventTypes.REPLAYED, version, snapshot));
    }

    private void write(String aggregateType, UUID aggregateId, String verb, long version, Object snapshot) {
        OutboxEvent event = event(aggregateType, aggregateId, verb, version, snapshot);
        bound.require(event);
        requireFirst(event.topic(), aggregateId, version);
        checks.forEach(check -> check.check(event.type(), event.topic(), event.payload()));
        table.insert(event);
    }

    private OutboxEvent event(String aggregateType, UUID aggregateId, String verb, long version, Object snapshot) {
        return new OutboxEvent(
                Ids.next(),
                aggregateType,
                aggregateId,
                EventTypes.of(aggregateType, verb),
                version,
                topics.published(aggregateType),
                json.write(snapshot),
                clock.instant(),
                Trace.traceparent(),
                false);
    }

    private void requireFirst(String topic, UUID aggregateId, long version) {
        @SuppressWarnings("unchecked")
        Set<String> appended = (Set<String>) transactions.getResource(APPENDED);
        if (appended == null) {
            appended = new HashSet<>();
            transactions.putResource(APPENDED, appended);
            AfterCommit.run(transactions, relay::wake);
        }
        if (!appended.add(topic + '/' + aggregateId + '/' + version)) {
            throw new IllegalStateException("Version " + version + " of " + aggregateId + " is published twice on "
                    + topic + " in one transaction: raise the version or publish once");
        }
    }
}
