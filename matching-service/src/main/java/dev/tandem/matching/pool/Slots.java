package dev.tandem.matching.pool;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * The places of the pool. The database decides who gets one: a place is taken by an UPDATE under the condition that one
 * is free, so it holds under any concurrency and for any number of replicas. Rows are locked in the order of their ids,
 * which keeps pairs that share somebody from waiting for each other in a circle.
 */
@ApplicationScoped
public class Slots {

    private final EntityManager entities;
    private final Clock clock;

    Slots(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** Why somebody got no place. */
    public enum Refusal {
        /** Not or no longer ready to be paired. */
        LEFT,
        /** Fewer places are free than asked for. */
        FULL
    }

    /** An entry without the places asked for. */
    public record Refused(UUID enrollmentId, UUID personId, Role role, Refusal reason) {}

    /** Of these entries, those that are ready and have a free place at this moment. */
    @SuppressWarnings("unchecked")
    public Set<UUID> free(Collection<UUID> ids) {
        return new HashSet<>(entities.createNativeQuery(
                        "select id from pool_entry where id = any(:ids) and state = 'READY' and slots_taken < capacity",
                        UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList());
    }

    /**
     * Takes places of all these entries.
     *
     * @param places how many, by enrollment
     * @return who has none; unless empty, the caller must let the transaction fail, since the others' are taken
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Refused> take(Map<UUID, Integer> places) {
        Map<UUID, Integer> ordered = new TreeMap<>(places);
        lock(ordered.keySet());
        List<?> taken = bind("""
                        update pool_entry e
                        set slots_taken = e.slots_taken + w.places, version = e.version + 1, updated_at = :now
                        from (select unnest(cast(:ids as uuid[])) as id, unnest(cast(:places as integer[])) as places) w
                        where e.id = w.id and e.state = 'READY' and e.slots_taken + w.places <= e.capacity
                        returning e.id
                        """, ordered).addScalar("id", UUID.class).getResultList();
        if (taken.size() == ordered.size()) {
            return List.of();
        }
        Set<UUID> without = new TreeSet<>(ordered.keySet());
        taken.forEach(without::remove);
        return refused(without);
    }

    /**
     * Gives places back.
     *
     * @param places how many, by enrollment
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(Map<UUID, Integer> places) {
        if (places.isEmpty()) {
            return;
        }
        Map<UUID, Integer> ordered = new TreeMap<>(places);
        lock(ordered.keySet());
        bind("""
                        update pool_entry e
                        set slots_taken = e.slots_taken - w.places, version = e.version + 1, updated_at = :now
                        from (select unnest(cast(:ids as uuid[])) as id, unnest(cast(:places as integer[])) as places) w
                        where e.id = w.id
                        """, ordered).executeUpdate();
    }

    /**
     * Locks entries in the order of their ids, until the transaction ends. Rows that refer to them may still be inserted by
     * others: the lock is the one that an UPDATE of the places takes.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void lock(Collection<UUID> ids) {
        entities.createNativeQuery("select id from pool_entry where id = any(:ids) order by id for no key update")
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
    }

    /** The rows are locked, so this reads what the UPDATE saw. */
    @SuppressWarnings("unchecked")
    private List<Refused> refused(Set<UUID> ids) {
        List<Tuple> rows = entities.createNativeQuery(
                        "select id, person_id, role, state from pool_entry where id = any(:ids) order by id",
                        Tuple.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Refused(
                        row.get(0, UUID.class),
                        row.get(1, UUID.class),
                        Role.valueOf(row.get(2, String.class)),
                        EntryState.valueOf(row.get(3, String.class)) == EntryState.READY ? Refusal.FULL : Refusal.LEFT))
                .toList();
    }

    private NativeQuery<?> bind(String sql, Map<UUID, Integer> places) {
        return entities.createNativeQuery(sql)
                .unwrap(NativeQuery.class)
                .setParameter("ids", places.keySet().toArray(UUID[]::new))
                .setParameter("places", places.values().toArray(Integer[]::new))
                .setParameter("now", clock.instant());
    }
}
