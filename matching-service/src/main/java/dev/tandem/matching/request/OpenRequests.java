package dev.tandem.matching.request;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;

/** What other features ask of the requests that wait for an answer. */
@ApplicationScoped
public class OpenRequests {

    private final EntityManager entities;

    OpenRequests(EntityManager entities) {
        this.entities = entities;
    }

    /** Enrollments with which this one has an open request, whoever made it. */
    @SuppressWarnings("unchecked")
    public Set<UUID> partnersOf(UUID enrollmentId) {
        return Set.copyOf(entities.createNativeQuery("""
                        select mentee_enrollment_id from match_request
                        where mentor_enrollment_id = :id and state = 'PENDING'
                        union
                        select mentor_enrollment_id from match_request
                        where mentee_enrollment_id = :id and state = 'PENDING'
                        """, UUID.class)
                .setParameter("id", enrollmentId)
                .getResultList());
    }
}
