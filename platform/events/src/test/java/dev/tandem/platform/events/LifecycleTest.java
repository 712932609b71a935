package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Lifecycle lifecycle = new Lifecycle();

    @Test
    void work_is_done_and_its_failures_are_told_while_the_service_runs() {
        AtomicBoolean done = new AtomicBoolean();

        boolean worked = lifecycle.work(() -> done.set(true));

        assertThat(worked).isTrue();
        assertThat(done).isTrue();
        assertThatThrownBy(() -> lifecycle.work(() -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");
    }

    @Test
    void after_the_stop_no_work_is_begun() {
        AtomicBoolean done = new AtomicBoolean();
        lifecycle.stop();

        boolean worked = lifecycle.work(() -> done.set(true));

        assertThat(worked).isFalse();
        assertThat(done).isFalse();
    }

    @Test
    void what_fails_because_the_service_stops_is_no_failure_and_not_done() {
        boolean worked = lifecycle.work(() -> {
            lifecycle.stop();
            throw new IllegalStateException("the pool is closed");
        });

        assertThat(worked).isFalse();
    }

    @Test
    void a_stop_waits_for_the_work_that_has_begun() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        CompletableFuture<Boolean> work = CompletableFuture.supplyAsync(() -> lifecycle.work(() -> {
            begun.countDown();
            await(end);
        }));
        await(begun);
        lifecycle.stop();
        CompletableFuture<Void> stop = CompletableFuture.runAsync(() -> lifecycle.awaitWork(LIMIT));

        assertThat(stop).isNotDone();
        end.countDown();

        assertThat(stop).succeedsWithin(LIMIT);
        assertThat(work).isCompletedWithValue(true);
    }

    @Test
    void a_message_that_is_left_is_held_until_the_channels_are_closed() {
        CompletableFuture<Void> held = CompletableFuture.runAsync(lifecycle::awaitClosedChannels);
        assertThat(held).isNotDone();

        lifecycle.closed("event");

        assertThat(held).succeedsWithin(LIMIT);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
