package dev.tandem.platform.events;

import dev.tandem.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on replays, a page in each transaction: the rows, the place reached and the progress are committed together, so
 * that a replay that was interrupted goes on where it stood, in any process.
 */
@ApplicationScoped
class ReplayRunner {

    private static final Logger LOG = Logger.getLogger(ReplayRunner.class);
    private static final int PAGE = 200;

    /** Events of a replay that may wait in the outbox, so that fresh ones are not held up for long. */
    private static final long MAX_WAITING = 1_000;

    private static final long POLL_SECONDS = 5;
    private static final long PAUSE_MILLIS = 100;

    private final ReplayTable replays;
    private final OutboxTable outbox;
    private final OutboxRelay relay;
    private final Topics topics;
    private final EventJson json;
    private final Instance<SnapshotSource> sources;
    private final Clock clock;
    private final Lifecycle lifecycle;
    private final Semaphore work = new Semaphore(0);

    ReplayRunner(
            ReplayTable replays,
            OutboxTable outbox,
            OutboxRelay relay,
            Topics topics,
            EventJson json,
            @Any Instance<SnapshotSource> sources,
            Clock clock,
            Lifecycle lifecycle) {
        this.replays = replays;
        this.outbox = outbox;
        this.relay = relay;
        this.topics = topics;
        this.json = json;
        this.sources = sources;
        this.clock = clock;
        this.lifecycle = lifecycle;
    }

    private enum Step {
        NOTHING_TO_DO,
        OUTBOX_FULL,
        WORKED
    }

    /** The part of a replay that was worked on when it failed. */
    private static final class ReplayFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient UUID jobId;

        ReplayFailed(UUID jobId, RuntimeException cause) {
            super(cause);
            this.jobId = jobId;
        }
    }

    void wake() {
        work.release();
    }

    void run() {
        while (!lifecycle.stopping()) {
            switch (attempt()) {
                case WORKED -> relay.wake();
                case OUTBOX_FULL -> await(PAUSE_MILLIS);
                case NOTHING_TO_DO -> await(TimeUnit.SECONDS.toMillis(POLL_SECONDS));
            }
        }
    }

    private Step attempt() {
        try {
            return QuarkusTransaction.requiringNew().call(this::step);
        } catch (ReplayFailed e) {
            if (PassingFailures.isPassing(e)) {
                LOG.warnf("Replay %s is interrupted and goes on later: %s", e.jobId, e.getCause());
            } else {
                LOG.errorf(e.getCause(), "Replay %s failed", e.jobId);
                giveUp(e.jobId, String.valueOf(e.getCause()));
            }
        } catch (RuntimeException e) {
            LOG.debug("Replays could not be looked for", e);
        }
        return Step.NOTHING_TO_DO;
    }

    private void giveUp(UUID jobId, String reason) {
        try {
            QuarkusTransaction.requiringNew().run(() -> replays.finish(jobId, "FAILED", reason, clock.instant()));
        } catch (RuntimeException e) {
            LOG.warnf("Replay %s could not be marked as failed: %s", jobId, e);
        }
    }

    private Step step() {
        Optional<ReplayTable.Job> claimed = replays.claim();
        if (claimed.isEmpty()) {
            return Step.NOTHING_TO_DO;
        }
        if (outbox.state().depth() > MAX_WAITING) {
            return Step.OUTBOX_FULL;
        }
        UUID jobId = claimed.get().id();
        try {
            replays.running(jobId);
            Optional<ReplayTable.Part> open = replays.parts(jobId).stream()
                    .filter(part -> !part.finished())
                    .findFirst();
            if (open.isPresent()) {
                publishPage(jobId, open.get());
            } else {
                replays.finish(jobId, "COMPLETED", null, clock.instant());
            }
            return Step.WORKED;
        } catch (RuntimeException e) {
            throw new ReplayFailed(jobId, e);
        }
    }

    private void publishPage(UUID jobId, ReplayTable.Part part) {
        List<Snapshot> page = source(part.aggregateType()).page(part.afterId(), PAGE);
        outbox.insert(page.stream()
                .map(snapshot -> replayed(part.aggregateType(), snapshot))
                .toList());
        @Nullable UUID lastId = page.isEmpty() ? null : page.getLast().id();
        replays.advance(jobId, part.aggregateType(), page.size(), lastId, page.size() < PAGE);
    }

    private OutboxEvent replayed(String aggregateType, Snapshot snapshot) {
        return new OutboxEvent(
                Ids.next(),
                aggregateType,
                snapshot.id(),
                EventTypes.of(aggregateType, EventTypes.REPLAYED),
                snapshot.version(),
                topics.published(aggregateType),
                json.write(snapshot.data()),
                clock.instant(),
                null,
                true);
    }

    private SnapshotSource source(String aggregateType) {
        return sources.stream()
                .filter(source -> source.aggregateType().equals(aggregateType))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Nothing gives snapshots of " + aggregateType));
    }

    private void await(long millis) {
        try {
            if (work.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
                work.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            lifecycle.stop();
        }
    }
}
