package dev.tandem.platform.web;

import dev.tandem.platform.web.AuditEntry.Actor;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes one audit entry per recorded change, in the transaction of the change. */
@ApplicationScoped
class Audit {

    private static final String SYSTEM_ISSUER = "urn:tandem:system";

    private final EntityManager entityManager;
    private final Clock clock;
    private final Caller caller;
    private final Actor system;

    Audit(
            EntityManager entityManager,
            Clock clock,
            Caller caller,
            @ConfigProperty(name = "tandem.service") String service) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.caller = caller;
        this.system = new Actor(SYSTEM_ISSUER, "system:" + service, null);
    }

    void record(@Observes ChangeRecorded change) {
        entityManager.persist(new AuditEntry(clock.instant(), actor(), change, Trace.traceId()));
    }

    private Actor actor() {
        if (!Arc.container().requestContext().isActive() || caller.isAnonymous()) {
            return system;
        }
        return new Actor(caller.issuer(), caller.subject(), caller.personId().orElse(null));
    }
}
