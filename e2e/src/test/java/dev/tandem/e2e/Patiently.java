package dev.tandem.e2e;

import static org.awaitility.Awaitility.await;

import dev.tandem.local.demo.ApiException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Repeats a request that depends on what another service has yet to hear of. */
public final class Patiently {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patiently() {}

    /** The first answer that is not refused. */
    public static <T> T until(Callable<T> request) {
        return awaiting(request, _ -> true);
    }

    /** The first answer that is not refused and is as wanted. */
    public static <T> T awaiting(Callable<T> request, Predicate<T> wanted) {
        AtomicReference<T> answer = new AtomicReference<>();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(PAUSE)
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> {
                    answer.set(request.call());
                    return wanted.test(Objects.requireNonNull(answer.get()));
                });
        return Objects.requireNonNull(answer.get());
    }
}
