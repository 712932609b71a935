package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Works on rows with all processors. Rows must not depend on each other: which thread takes which is left to chance. */
final class ParallelRows {
    private static final int BLOCK = 64;
    /** Below this many pairs a second thread costs more than it brings. */
    private static final long ALONE = 500_000;

    private ParallelRows() {}

    /**
     * Gives every row to one of the workers.
     *
     * @param pairs what there is to do in all
     * @param worker called once by each thread
     * @param done told on the calling thread how many rows have been taken; may throw to stop
     */
    static void each(int rows, long pairs, Supplier<IntConsumer> worker, IntConsumer done) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        int helpers = pairs < ALONE ? 0 : Runtime.getRuntime().availableProcessors() - 1;
        List<Thread> threads = new ArrayList<>();
        for (int helper = 0; helper < helpers; helper++) {
            threads.add(Thread.ofPlatform().name("matching-rows-" + helper).start(() -> {
                try {
                    work(rows, next, worker.get(), taken -> {});
                } catch (RuntimeException | Error e) {
                    stop(failure, e, next, rows);
                }
            }));
        }
        try {
            work(rows, next, worker.get(), done);
        } catch (RuntimeException | Error e) {
            stop(failure, e, next, rows);
        }
        join(threads);
        Throwable failed = failure.get();
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static void work(int rows, AtomicInteger next, IntConsumer worker, IntConsumer done) {
        int from = next.getAndAdd(BLOCK);
        while (from < rows) {
            done.accept(from);
            for (int row = from; row < Math.min(rows, from + BLOCK); row++) {
                worker.accept(row);
            }
            from = next.getAndAdd(BLOCK);
        }
    }

    private static void stop(AtomicReference<@Nullable Throwable> failure, Throwable e, AtomicInteger next, int rows) {
        failure.compareAndSet(null, e);
        next.set(rows);
    }

    /** Helpers read what the caller owns, so the caller waits for them even when interrupted, and remembers it was. */
    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
