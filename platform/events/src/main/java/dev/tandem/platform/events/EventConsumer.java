package dev.tandem.platform.events;

import dev.tandem.platform.web.Trace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Applies events to this service's database: each in one transaction, stale and repeated snapshots not at all. A call
 * returns when the effect is committed (the channel acknowledges then and not before). A failure that passes by itself
 * is waited out; any other leaves as an exception and the message goes to {@code <topic>.dlq} with the reason.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final EventJson json;
    private final ProjectionVersions versions;
    private final EventsConfig config;
    private final Lifecycle lifecycle;
    private final ConsumerMetrics metrics;

    EventConsumer(
            EventJson json,
            ProjectionVersions versions,
            EventsConfig config,
            Lifecycle lifecycle,
            ConsumerMetrics metrics) {
        this.json = json;
        this.versions = versions;
        this.config = config;
        this.lifecycle = lifecycle;
        this.metrics = metrics;
    }

    /**
     * Applies a snapshot if it is newer than the one applied before, by epoch and version: for projections of state.
     * Versions may be skipped.
     *
     * @param type the consumer's own record of what it needs; other properties are ignored, its constraints checked
     * @throws PoisonMessageException when the message is no event of this type
     */
    public <T> void apply(ConsumerRecord<String, byte[]> record, Class<T> type, EventReaction<T> reaction) {
        consume(record, type, reaction, event -> versions.advance(record.topic(), event));
    }

    /**
     * Applies every event that tells of something new, also late ones, and possibly more than once: for those who count
     * facts. The reaction stores each under {@link IncomingEvent#id()} with {@code on conflict do nothing}. A
     * {@linkplain IncomingEvent#replayed() replayed} event repeats a state under an id of its own and is no fact: it is
     * skipped.
     *
     * @throws PoisonMessageException when the message is no event of this type
     */
    public <T> void applyEvery(ConsumerRecord<String, byte[]> record, Class<T> type, EventReaction<T> reaction) {
        consume(record, type, reaction, event -> !event.replayed());
    }

    private <T> void consume(
            ConsumerRecord<String, byte[]> record,
            Class<T> type,
            EventReaction<T> reaction,
            Predicate<IncomingEvent> guard) {
        boolean worked = lifecycle.work(() -> consumeNow(record, type, reaction, guard));
        if (!worked) {
            LOG.debugf(
                    "Message %s-%d@%d is left for the next start", record.topic(), record.partition(), record.offset());
            // Until then it would be acknowledged by returning, and be lost.
            lifecycle.awaitClosedChannels();
        }
    }

    private <T> void consumeNow(
            ConsumerRecord<String, byte[]> record,
            Class<T> type,
            EventReaction<T> reaction,
            Predicate<IncomingEvent> guard) {
        CloudEventMapping.Parsed parsed = CloudEventMapping.parse(record);
        T snapshot = json.read(parsed.data(), type);
        Trace.continueFrom(parsed.traceparent());
        try {
            boolean applied = untilItWorks(record, () -> {
                if (!guard.test(parsed.event())) {
                    return false;
                }
                reaction.react(parsed.event(), snapshot);
                return true;
            });
            if (applied) {
                metrics.applied(record);
            } else {
                metrics.skipped(record.topic());
            }
        } finally {
            Trace.end();
        }
    }

    private boolean untilItWorks(ConsumerRecord<?, ?> record, Callable<Boolean> work) {
        BackOff backOff = new BackOff(FIRST_PAUSE, config.consumer().maxBackOff());
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work);
            } catch (PoisonMessageException e) {
                throw e;
            } catch (RuntimeException e) {
                boolean passing = PassingFailures.isPassing(e);
                if (lifecycle.stopping()
                        || (!passing && attempt >= config.consumer().attempts())) {
                    throw e;
                }
                metrics.retried(record.topic());
                LOG.warnf(
                        "Message %s-%d@%d could not be applied, retrying: %s",
                        record.topic(), record.partition(), record.offset(), e);
                lifecycle.pause(backOff.next());
                if (lifecycle.stopping()) {
                    throw e;
                }
            }
        }
    }
}
