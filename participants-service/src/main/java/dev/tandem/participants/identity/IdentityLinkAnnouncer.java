package dev.tandem.participants.identity;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Publishes the links that were there before links were published, and those that an older binary writes beside this one or
 * after a way back.
 */
@ApplicationScoped
class IdentityLinkAnnouncer {

    private static final int PER_TRANSACTION = 200;

    private final IdentityLinkChanges changes;
    private volatile boolean stopping;

    IdentityLinkAnnouncer(IdentityLinkChanges changes) {
        this.changes = changes;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(
            every = "{tandem.identity-links.announce-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            identity = "identity-links")
    void announce() {
        while (!stopping && changes.announceSome(PER_TRANSACTION) == PER_TRANSACTION) {
            // Until a page is not full.
        }
    }
}
