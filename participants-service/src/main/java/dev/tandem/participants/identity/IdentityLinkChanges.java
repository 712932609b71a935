package dev.tandem.participants.identity;

import dev.tandem.platform.events.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Publishes what happens to links. */
@ApplicationScoped
class IdentityLinkChanges {

    private final IdentityLinkRepository links;
    private final Outbox outbox;
    private final Clock clock;

    IdentityLinkChanges(IdentityLinkRepository links, Outbox outbox, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Publishes a change of a link in the transaction of the change. */
    @Transactional(Transactional.TxType.MANDATORY)
    void publish(IdentityLink link, String verb) {
        outbox.append(IdentityLinkSnapshot.AGGREGATE, link.id(), verb, link.version(), IdentityLinkSnapshot.of(link));
    }

    /** Publishes a link that was written without an event. */
    @Transactional(Transactional.TxType.MANDATORY)
    void announce(UUID id) {
        IdentityLink link = links.lock(id);
        if (link.version() == 0) {
            link.announced(clock.instant());
            publish(link, "linked");
        }
    }

    /**
     * Publishes some of the links that were written without an event, in a transaction of its own.
     *
     * @return how many
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    int announceSome(int limit) {
        List<UUID> found = links.claimUnannounced(limit);
        found.forEach(this::announce);
        return found.size();
    }
}
