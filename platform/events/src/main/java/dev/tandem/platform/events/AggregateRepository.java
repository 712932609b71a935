package dev.tandem.platform.events;

import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.engine.spi.EntityKey;

/** Base of the repositories of aggregates: reading by id, and locking before a change. */
public abstract class AggregateRepository<E extends AggregateRoot> implements PanacheRepositoryBase<E, UUID> {

    @Inject
    @SuppressWarnings("NullAway.Init")
    HeldAggregates held;

    /** The aggregate, without a lock: for reading only. */
    public Optional<E> find(UUID id) {
        return findByIdOptional(id);
    }

    /**
     * The aggregate, without a lock: for reading only.
     *
     * @throws ProblemException NOT_FOUND
     */
    public E require(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> notFound(id));
    }

    /**
     * The aggregate for a change: holds its row until the transaction ends and shows what the last writer committed,
     * also when it had been read in this transaction before.
     *
     * @throws ProblemException NOT_FOUND
     */
    public E lock(UUID id) {
        return lockIfPresent(id).orElseThrow(() -> notFound(id));
    }

    /** As {@link #lock}, for an aggregate that may not exist. */
    public Optional<E> lockIfPresent(UUID id) {
        Optional<E> found = findByIdOptional(id);
        found.ifPresent(this::lockAndRefresh);
        return found;
    }

    /**
     * Several aggregates for a change: holds the rows that the query finds, as {@link #lock} does. Give it an order, so
     * that two callers cannot wait for each other.
     */
    protected final List<E> lockAll(PanacheQuery<E> query) {
        return holding(() -> query.withLock(LockModeType.PESSIMISTIC_WRITE).list());
    }

    /**
     * As {@link #lockAll}, for SQL that locks by itself ({@code for update skip locked}).
     *
     * @param locking reads entities and locks each of their rows
     */
    protected final List<E> holding(Supplier<List<E>> locking) {
        EntityManager entities = getEntityManager();
        entities.flush();
        Set<Object> known = loadedIds();
        List<E> rows = locking.get();
        for (E aggregate : rows) {
            if (known.contains(aggregate.id()) && !aggregate.held()) {
                // The query locked the row, but gave the instance as it had been read before.
                entities.refresh(aggregate);
            }
            held.hold(aggregate);
        }
        return rows;
    }

    private Set<Object> loadedIds() {
        Set<Object> ids = new HashSet<>();
        for (Object key :
                getEntityManager().unwrap(Session.class).getStatistics().getEntityKeys()) {
            ids.add(((EntityKey) key).getIdentifier());
        }
        return ids;
    }

    private void lockAndRefresh(E aggregate) {
        EntityManager entities = getEntityManager();
        if (aggregate.held() && entities.getLockMode(aggregate) == LockModeType.PESSIMISTIC_WRITE) {
            return;
        }
        // Hibernate would lock a loaded row without reading it again, and a change made before the lock would be lost.
        entities.flush();
        try {
            entities.refresh(aggregate, LockModeType.PESSIMISTIC_WRITE);
        } catch (EntityNotFoundException e) {
            throw notFound(aggregate.id());
        }
        held.hold(aggregate);
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is nothing with the id " + id + ".");
    }
}
