package dev.tandem.local;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** What starting, stopping and waiting for several processes have in common. */
final class StartUp {

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    private static final int TAIL_LINES = 30;

    private StartUp() {}

    /** Returns when every process answers; fails as soon as one has ended, or when {@code limit} is over. */
    static void awaitReady(Collection<? extends StackProcess> processes, HttpClient http, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        List<? extends StackProcess> pending = List.copyOf(processes);
        while (!pending.isEmpty()) {
            for (StackProcess process : pending) {
                if (!process.isAlive()) {
                    throw failure(process, process.exit() + " before it was ready");
                }
                if (System.nanoTime() > end) {
                    throw failure(process, "was not ready within " + limit.toSeconds() + " s");
                }
            }
            pending = pending.stream().filter(process -> !process.isReady(http)).toList();
            if (!pending.isEmpty()) {
                LockSupport.parkNanos(PROBE_INTERVAL.toNanos());
            }
        }
    }

    private static StackException failure(StackProcess process, String what) {
        return new StackException("%s %s; the end of %s:%n%s"
                .formatted(process.name(), what, process.log(), ServiceProcess.tail(process.log(), TAIL_LINES)));
    }

    /**
     * Does something to all processes at once and returns when it is done to each, also when one fails.
     *
     * @throws StackException with all failures
     */
    static void withEach(Collection<? extends StackProcess> processes, Consumer<StackProcess> action) {
        // Threads of their own: the common pool has but one on two processors, and everything waited in line.
        List<CompletableFuture<Void>> running = processes.stream()
                .map(process -> CompletableFuture.runAsync(() -> action.accept(process), StartUp::inThread))
                .toList();
        StackException failures = new StackException("not done with every process");
        for (CompletableFuture<Void> each : running) {
            try {
                each.join();
            } catch (CompletionException e) {
                failures.addSuppressed(e.getCause() == null ? e : e.getCause());
            }
        }
        Throwable[] all = failures.getSuppressed();
        if (all.length > 0) {
            throw new StackException(describe(all[0]), all[0]);
        }
    }

    private static void inThread(Runnable work) {
        Thread.ofPlatform().name("stack").start(work);
    }

    /** Returns the messages of a failure and its causes. */
    static String describe(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable cause = failure.getCause();
        return cause == null ? message : message + ": " + describe(cause);
    }
}
