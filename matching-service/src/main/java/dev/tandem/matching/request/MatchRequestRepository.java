package dev.tandem.matching.request;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Match requests in the database. */
@ApplicationScoped
class MatchRequestRepository extends AggregateRepository<MatchRequest> {

    /** The cohort alone, so that its gate can be passed before the request is loaded and locked. */
    Optional<UUID> cohortOf(UUID id) {
        return getEntityManager()
                .createQuery("select cohortId from MatchRequest where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }
}
