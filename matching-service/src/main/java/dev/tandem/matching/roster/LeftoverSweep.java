package dev.tandem.matching.roster;

import dev.tandem.platform.web.DatabaseOutage;
import dev.tandem.platform.web.Sweep;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import org.jboss.logging.Logger;

/** Forgets all {@link Leftovers}, a batch in each transaction. Every replica sweeps; the features see to it that none waits. */
@ApplicationScoped
class LeftoverSweep {

    private static final Logger LOG = Logger.getLogger(LeftoverSweep.class);
    private static final int BATCH = 200;

    private final Instance<Leftovers> leftovers;
    private volatile boolean stopping;

    LeftoverSweep(@Any Instance<Leftovers> leftovers) {
        this.leftovers = leftovers;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Sweep
    @Scheduled(
            every = "{tandem.matching.leftovers.sweep-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "leftover-sweep")
    void sweep() {
        leftovers.forEach(this::sweep);
    }

    private void sweep(Leftovers kind) {
        long all = 0;
        try {
            int forgotten = BATCH;
            while (!stopping && forgotten > 0) {
                forgotten = QuarkusTransaction.requiringNew().call(() -> kind.forget(BATCH));
                all += forgotten;
            }
        } catch (RuntimeException e) {
            if (DatabaseOutage.isReasonOf(e)) {
                throw e;
            }
            if (!stopping) {
                LOG.warnf("Leftovers (%s) could not be forgotten, trying again: %s", kind.what(), e);
            }
        }
        if (all > 0) {
            LOG.infof("Forgot %d %s that had outlived their cohort or enrollment", all, kind.what());
        }
    }
}
