package dev.tandem.matching.run;

import dev.tandem.platform.web.DatabaseOutage;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks for runs and has them computed, one after another; every replica has one worker. */
@ApplicationScoped
class MatchRunWorker {

    private static final Logger LOG = Logger.getLogger(MatchRunWorker.class);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(5);

    private final MatchRunJobs jobs;
    private final MatchRunComputation computation;
    private final WorkerConfig config;
    private final Semaphore wakeUp = new Semaphore(0);
    private final ScheduledExecutorService heartbeat = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("match-run-lease").factory());
    private volatile boolean stopping;
    private volatile @Nullable RunProgress current;
    private @Nullable Thread thread;

    MatchRunWorker(MatchRunJobs jobs, MatchRunComputation computation, WorkerConfig config) {
        this.jobs = jobs;
        this.computation = computation;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().daemon().name("match-runs").start(this::work);
    }

    /** A run in progress is given back, so that the next start or another replica takes it up at once. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        RunProgress running = current;
        if (running != null) {
            running.stop();
        }
        wakeUp.release();
        Thread started = thread;
        if (started != null && !started.join(SHUTDOWN_LIMIT)) {
            LOG.warn("The worker did not stop in time; its lease will run out");
        }
        heartbeat.shutdownNow();
    }

    void wake(@Observes(during = TransactionPhase.AFTER_SUCCESS) RunQueued queued) {
        wakeUp.release();
    }

    private void work() {
        boolean failing = false;
        while (!stopping) {
            try {
                Optional<MatchRunJobs.Claim> claim = jobs.claim(config.lease());
                failing = false;
                if (claim.isPresent()) {
                    compute(claim.get());
                    continue;
                }
            } catch (RuntimeException e) {
                if (!failing && !stopping) {
                    LOG.warnf("Looking for match runs failed, trying again: %s", DatabaseOutage.describe(e));
                }
                failing = true;
            }
            rest();
        }
    }

    private void compute(MatchRunJobs.Claim claim) {
        RunProgress progress = new RunProgress(jobs, claim, config.progressEvery());
        current = progress;
        long every = config.lease().toMillis() / 3;
        long shown = config.progressEvery().toMillis();
        ScheduledFuture<?> beat =
                heartbeat.scheduleAtFixedRate(() -> renew(claim, progress), every, every, TimeUnit.MILLISECONDS);
        ScheduledFuture<?> show =
                heartbeat.scheduleWithFixedDelay(() -> write(progress), shown, shown, TimeUnit.MILLISECONDS);
        try {
            if (stopping) {
                progress.stop();
            }
            computation.compute(claim, progress);
        } finally {
            beat.cancel(false);
            show.cancel(false);
            current = null;
        }
    }

    private void renew(MatchRunJobs.Claim claim, RunProgress progress) {
        try {
            if (!jobs.renew(claim, config.lease())) {
                progress.stop();
            }
        } catch (RuntimeException e) {
            // The lease lasts for two more beats; if the database stays away, the fencing token decides.
            LOG.warnf("The lease of match run %s could not be renewed: %s", claim.runId(), e);
        }
    }

    private static void write(RunProgress progress) {
        try {
            progress.write();
        } catch (RuntimeException e) {
            LOG.warnf("The progress of a match run could not be written: %s", e);
        }
    }

    private void rest() {
        try {
            if (wakeUp.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS)) {
                wakeUp.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }
}
