package dev.tandem.platform.events;

import dev.tandem.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds, in the order of insertion, and deletes it once the broker has it. One transaction takes
 * the leader's lock, reads a batch, sends it, awaits the answers and deletes what was acknowledged, so that of several
 * processes one sends at a time and a crash repeats events but never loses one.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int TRANSACTION_SECONDS = 300;

    /** A round that does nothing for longer is frozen, and the server ends its transaction, so that another may lead. */
    private static final Duration IDLE_MARGIN = Duration.ofSeconds(5);

    private static final long MEASURE_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final OutboxTable table;
    private final EventSender sender;
    private final TopicProvisioner topics;
    private final RelayMetrics metrics;
    private final EventsConfig config;
    private final Lifecycle lifecycle;
    private final UUID holder = Ids.next();
    private final Semaphore work = new Semaphore(0);
    private long measuredAt = System.nanoTime() - MEASURE_EVERY_NANOS;

    OutboxRelay(
            OutboxTable table,
            EventSender sender,
            TopicProvisioner topics,
            RelayMetrics metrics,
            EventsConfig config,
            Lifecycle lifecycle) {
        this.table = table;
        this.sender = sender;
        this.topics = topics;
        this.metrics = metrics;
        this.config = config;
        this.lifecycle = lifecycle;
    }

    /** What a round came to, and so how long to wait before the next. */
    enum Round {
        /** Another relay holds the lock. */
        FOLLOWED,
        /** Everything was sent that can be at the moment. */
        DRAINED,
        /** There may be more. */
        MORE,
        /** The database did not take part. */
        FAILED
    }

    /** Ends the pause between two rounds. */
    void wake() {
        work.release();
    }

    /** Runs rounds until the service stops. */
    void run() {
        BackOff backOff = new BackOff(config.relay().interval(), config.relay().maxBackOff());
        boolean failing = false;
        while (!lifecycle.stopping()) {
            Round round = attempt(failing);
            measure();
            if (round == Round.FAILED) {
                failing = true;
                lifecycle.pause(backOff.next());
            } else {
                if (failing) {
                    LOG.info("The outbox is being sent again");
                    failing = false;
                    backOff.reset();
                }
                if (round != Round.MORE) {
                    awaitWork();
                }
            }
        }
        metrics.led(false);
        sender.close();
    }

    private Round attempt(boolean failedBefore) {
        try {
            return round();
        } catch (InterruptException e) {
            lifecycle.stop();
            return Round.FAILED;
        } catch (RuntimeException e) {
            if (failedBefore || lifecycle.stopping()) {
                LOG.debug("The outbox still cannot be sent", e);
            } else {
                LOG.warnf("The outbox cannot be sent, retrying: %s", e);
            }
            return Round.FAILED;
        }
    }

    /** One round: at most one batch. */
    Round round() {
        if (!topics.done()) {
            return Round.FOLLOWED;
        }
        sender.open();
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(this::relayBatch);
    }

    private Round relayBatch() {
        boolean leads = table.tryLead(config.relay().patience().plus(IDLE_MARGIN));
        metrics.led(leads);
        settle();
        if (!leads) {
            return Round.FOLLOWED;
        }
        List<PendingEvent> batch =
                table.next(holder, sender.closed(), config.relay().batchSize());
        if (batch.isEmpty()) {
            return Round.DRAINED;
        }
        EventSender.Outcome outcome = sender.send(batch, this::wake);
        finish(outcome);
        Set<String> unanswered = sender.unanswered();
        if (!unanswered.isEmpty()) {
            table.lease(holder, unanswered, lease());
        }
        boolean more = batch.size() == config.relay().batchSize()
                || outcome.acknowledged().size() + outcome.unsendable().size() < batch.size();
        return more ? Round.MORE : Round.DRAINED;
    }

    /** Also without the lead: the leases keep others away from the topics that answered late. */
    private void settle() {
        EventSender.Outcome outcome = sender.settled();
        if (!outcome.topics().isEmpty()) {
            finish(outcome);
            table.endLeases(holder, outcome.topics());
        }
    }

    /** Longer than the broker can take to answer for what was sent. */
    private Duration lease() {
        return config.relay()
                .patience()
                .plus(KafkaClients.MAX_BLOCK)
                .plus(config.relay().deliveryTimeout())
                .plus(IDLE_MARGIN);
    }

    private void finish(EventSender.Outcome outcome) {
        outcome.unsendable().forEach((pending, reason) -> table.park(pending, reason));
        table.delete(outcome.acknowledged());
        metrics.sent(outcome.acknowledged().size());
        Set<Long> superseded = new HashSet<>();
        if (!outcome.acknowledged().isEmpty() && table.anyParked()) {
            for (OutboxTable.Superseded event : table.supersede(outcome.acknowledged())) {
                LOG.warnf(
                        "Event %s (%s, version %d of %s) was never sent: a later version took its place",
                        event.id(), event.type(), event.sequence(), event.aggregateId());
                metrics.superseded(event.topic());
                superseded.add(event.position());
            }
        }
        outcome.unsendable().forEach((pending, reason) -> {
            if (!superseded.contains(pending.position())) {
                LOG.errorf(
                        "Event %s (%s of %s) is parked: %s",
                        pending.event().id(),
                        pending.event().type(),
                        pending.event().aggregateId(),
                        reason);
            }
        });
    }

    private void measure() {
        if (System.nanoTime() - measuredAt < MEASURE_EVERY_NANOS) {
            return;
        }
        measuredAt = System.nanoTime();
        try {
            metrics.measured(QuarkusTransaction.requiringNew().call(table::state));
        } catch (RuntimeException e) {
            LOG.debug("The outbox could not be measured", e);
        }
    }

    private void awaitWork() {
        try {
            if (work.tryAcquire(config.relay().interval().toMillis(), TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lifecycle.stop();
        }
    }
}
