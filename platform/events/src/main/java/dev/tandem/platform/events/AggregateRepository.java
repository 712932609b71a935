package dev.tandem.platform.events;

import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

/** Base of the repositories of aggregates: reading by id, and locking before a change. */
public abstract class AggregateRepository<E extends AggregateRoot> implements PanacheRepositoryBase<E, UUID> {

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

    private void lockAndRefresh(E aggregate) {
        EntityManager entities = getEntityManager();
        if (entities.getLockMode(aggregate) == LockModeType.PESSIMISTIC_WRITE) {
            return;
        }
        // Hibernate would lock a loaded row without reading it again, and a change made before the lock would be lost.
        entities.flush();
        try {
            entities.refresh(aggregate, LockModeType.PESSIMISTIC_WRITE);
        } catch (EntityNotFoundException e) {
            throw notFound(aggregate.id());
        }
    }

    private static ProblemException notFound(UUID id) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is nothing with the id " + id + ".");
    }
}
