package dev.tandem.e2e;

import static org.awaitility.Awaitility.await;

import dev.tandem.local.demo.ApiException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Repeats a request that depends on what another service has yet to hear of. */
final class Patiently {

    private Patiently() {}

    /** The first answer that is not refused. */
    static <T> T until(Callable<T> request) {
        AtomicReference<T> answer = new AtomicReference<>();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptionsInstanceOf(ApiException.class)
                .until(() -> {
                    answer.set(request.call());
                    return true;
                });
        return Objects.requireNonNull(answer.get());
    }
}
