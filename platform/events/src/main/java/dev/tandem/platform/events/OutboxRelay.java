package dev.tandem.platform.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Sends what the outbox holds, in the order of insertion, and deletes it once the broker has it. One transaction takes
 * the leader's lock, reads a batch, sends it, awaits every answer and deletes what was acknowledged, so that of several
 * processes one sends at a time and a crash repeats events but never loses one.
 */
@ApplicationScoped
class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int TRANSACTION_SECONDS = 300;
    private static final long MEASURE_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final OutboxTable table;
    private final EventSender sender;
    private final TopicProvisioner topics;
    private final RelayMetrics metrics;
    private final EventsConfig config;
    private final Lifecycle lifecycle;
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
        /** Everything was sent. */
        DRAINED,
        /** A full batch was sent: there may be more. */
        MORE,
        /** The broker or the database did not take part. */
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
            report(e, failedBefore);
            return Round.FAILED;
        }
    }

    /** One round: at most one batch. */
    Round round() {
        if (!topics.done()) {
            return Round.FOLLOWED;
        }
        return QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).call(this::relayBatch);
    }

    private Round relayBatch() {
        boolean leads = table.tryLead();
        metrics.led(leads);
        if (!leads) {
            return Round.FOLLOWED;
        }
        if (table.anyParked()) {
            table.parkFollowers();
        }
        List<PendingEvent> batch = table.next(config.relay().batchSize());
        if (batch.isEmpty()) {
            return Round.DRAINED;
        }
        EventSender.Outcome outcome = sender.send(batch);
        outcome.unsendable().forEach((pending, reason) -> {
            LOG.errorf(
                    "Event %s (%s of %s) is parked: %s",
                    pending.event().id(),
                    pending.event().type(),
                    pending.event().aggregateId(),
                    reason);
            table.park(pending, reason);
        });
        table.delete(outcome.acknowledged());
        metrics.sent(outcome.acknowledged().size());
        if (outcome.failure() != null) {
            report(outcome.failure(), false);
            return Round.FAILED;
        }
        return batch.size() == config.relay().batchSize() ? Round.MORE : Round.DRAINED;
    }

    private static void report(Exception failure, boolean failedBefore) {
        if (failedBefore) {
            LOG.debug("The outbox still cannot be sent", failure);
        } else {
            LOG.warnf("The outbox cannot be sent, retrying: %s", failure);
        }
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
