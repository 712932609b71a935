package dev.tandem.matching.suggestion;

import dev.tandem.matching.pool.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Reads what has to be known of the enrollment that asks, and no more of its profile. */
@ApplicationScoped
class SeatLookup {

    private final EntityManager entities;

    SeatLookup(EntityManager entities) {
        this.entities = entities;
    }

    /** The enrollment that asks; {@code room} is the number of its free places, below 0 when over capacity. */
    record Own(UUID enrollmentId, UUID personId, UUID cohortId, Role role, int room) {}

    @SuppressWarnings("unchecked")
    Optional<Own> find(UUID enrollmentId) {
        return entities.createNativeQuery(
                        "select person_id, cohort_id, role, capacity - slots_taken from pool_entry where id = :id",
                        Tuple.class)
                .setParameter("id", enrollmentId)
                .getResultStream()
                .findFirst()
                .map(found -> {
                    Tuple row = (Tuple) found;
                    return new Own(
                            enrollmentId,
                            row.get(0, UUID.class),
                            row.get(1, UUID.class),
                            Role.valueOf(row.get(2, String.class)),
                            row.get(3, Integer.class));
                });
    }
}
