package dev.tandem.platform.events;

import jakarta.persistence.Column;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Base of every entity that is published as a snapshot. Its version is the ETag and the sequence of its events; the
 * domain raises it once per transaction, also when only a child changed. There is no optimistic lock: each change
 * loads the root with {@link AggregateRepository#lock}, so the row lock orders the writers. Whoever forgets it is
 * stopped by {@link #changed}: two writers would give two events one sequence, and consumers drop one for good.
 */
@MappedSuperclass
@EntityListeners(HeldAggregates.class)
public abstract class AggregateRoot {

    @Id
    @Column(nullable = false, updatable = false)
    private UUID id;

    @Column(nullable = false)
    private long version;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    /** Whether the version of this loaded instance was raised already. */
    @Transient
    private boolean versionRaised;

    /** Whether the running transaction may change this instance: it made it, or holds its row. */
    @Transient
    private volatile boolean held;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected AggregateRoot() {}

    /**
     * A new aggregate, at version 1.
     *
     * @param id a fresh id ({@code Ids.next()})
     */
    protected AggregateRoot(UUID id, Instant now) {
        this.id = id;
        this.version = 1;
        this.createdAt = now;
        this.updatedAt = now;
        this.versionRaised = true;
        this.held = true;
    }

    public UUID id() {
        return id;
    }

    /** 1 for a new aggregate, then one more for every transaction that changed it. */
    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * To be called by every method that changes the aggregate; raises the version once per transaction.
     *
     * @throws IllegalStateException when the transaction neither made the aggregate nor holds it by {@code lock}
     */
    protected void changed(Instant now) {
        if (!held) {
            throw new IllegalStateException(getClass().getSimpleName() + " " + id
                    + " is changed without its lock: load it with lock(id) instead of require(id) or a query");
        }
        if (!versionRaised) {
            version++;
            versionRaised = true;
        }
        updatedAt = now;
    }

    boolean held() {
        return held;
    }

    void hold() {
        held = true;
    }

    /** The transaction is over, and with it the row lock. */
    void release() {
        held = false;
        versionRaised = false;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof AggregateRoot root && id.equals(root.id()));
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }
}
