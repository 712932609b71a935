package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PrePersist;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;

/**
 * Knows which aggregates the running transaction may change: those that it made and those whose rows it locked. The
 * mark ends with the transaction, so that an instance that outlives it cannot be changed in another one.
 */
@ApplicationScoped
class HeldAggregates {

    private static final String HELD = HeldAggregates.class.getName() + ".held";

    private final TransactionSynchronizationRegistry transactions;

    HeldAggregates(TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
    }

    /** A new aggregate belongs to the transaction that inserts it. */
    @PrePersist
    void inserted(AggregateRoot aggregate) {
        hold(aggregate);
    }

    void hold(AggregateRoot aggregate) {
        @SuppressWarnings("unchecked")
        List<AggregateRoot> held = (List<AggregateRoot>) transactions.getResource(HELD);
        if (held == null) {
            held = new ArrayList<>();
            transactions.putResource(HELD, held);
            transactions.registerInterposedSynchronization(new Release(held));
        }
        held.add(aggregate);
        aggregate.hold();
    }

    private record Release(List<AggregateRoot> held) implements Synchronization {
        @Override
        public void beforeCompletion() {
            // They may be changed up to the end.
        }

        @Override
        public void afterCompletion(int status) {
            held.forEach(AggregateRoot::release);
        }
    }
}
