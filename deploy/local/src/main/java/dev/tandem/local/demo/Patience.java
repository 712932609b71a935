package dev.tandem.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for what the platform does by itself, and does many things a few at a time. */
final class Patience {

    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int AT_ONCE = 6;

    private Patience() {}

    static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }

    /** Asks until there is an answer; fails with what was awaited after five minutes. */
    static <T> T await(String what, Supplier<Optional<T>> question) {
        Instant giveUp = Instant.now().plus(LIMIT);
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (Instant.now().isAfter(giveUp)) {
                throw new IllegalStateException("Waited %s in vain for %s".formatted(LIMIT, what));
            }
            pause();
        }
    }

    /** Does the same for each item, six at a time; the first failure is thrown when all have ended. */
    static <T> void forEach(Collection<T> items, Consumer<T> action) {
        try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE)) {
            Collection<Callable<Void>> calls = items.stream()
                    .<Callable<Void>>map(item -> () -> {
                        action.accept(item);
                        return null;
                    })
                    .toList();
            for (Future<Void> done : workers.invokeAll(calls)) {
                done.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
