package dev.tandem.platform.events;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Work for when the running transaction has committed, and only then. */
record AfterCommit(Runnable work) implements Synchronization {

    static void run(TransactionSynchronizationRegistry transactions, Runnable work) {
        transactions.registerInterposedSynchronization(new AfterCommit(work));
    }

    @Override
    public void beforeCompletion() {
        // Nothing to do before the outcome is known.
    }

    @Override
    public void afterCompletion(int status) {
        if (status == Status.STATUS_COMMITTED) {
            work.run();
        }
    }
}
