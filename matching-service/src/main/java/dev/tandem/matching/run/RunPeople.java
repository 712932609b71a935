package dev.tandem.matching.run;

import dev.tandem.matching.pool.EntryState;
import dev.tandem.matching.pool.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Looks up the enrollments that a request names: thousands in one query, without their profiles. */
@ApplicationScoped
class RunPeople {

    private final EntityManager entities;

    RunPeople(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * An enrollment as the pool knows it.
     *
     * @param room places to give away; 0 for somebody who is not ready
     */
    record Enrollment(UUID id, UUID cohortId, UUID personId, Role role, int room) {}

    Map<UUID, Enrollment> of(Collection<UUID> ids) {
        Map<UUID, Enrollment> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery("""
                        select id, cohort_id, person_id, role, state, greatest(0, capacity - slots_taken)
                        from pool_entry where id = any(:ids)
                        """, Tuple.class)
                .setParameter("ids", ids.stream().distinct().toArray(UUID[]::new))
                .getResultList();
        for (Tuple row : rows) {
            boolean ready = EntryState.valueOf(row.get(4, String.class)) == EntryState.READY;
            Enrollment enrollment = new Enrollment(
                    row.get(0, UUID.class),
                    row.get(1, UUID.class),
                    row.get(2, UUID.class),
                    Role.valueOf(row.get(3, String.class)),
                    ready ? row.get(5, Integer.class) : 0);
            found.put(enrollment.id(), enrollment);
        }
        return found;
    }
}
