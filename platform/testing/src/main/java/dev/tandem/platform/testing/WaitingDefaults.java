package dev.tandem.platform.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.pollinterval.PollInterval;

/**
 * Lets every wait of a Quarkus test look soon and then less often: most events are applied within some 20 ms, and a test
 * that looks every 100 ms, as Awaitility does by itself, spends its time asleep. Found by Quarkus through the service
 * loader.
 */
public final class WaitingDefaults implements QuarkusTestBeforeEachCallback {

    @Override
    public void beforeEach(QuarkusTestMethodContext context) {
        Awaitility.setDefaultPollInterval(soonThenLessOften());
    }

    /** 10 ms, 20, 40, 80, and 100 from then on. */
    static PollInterval soonThenLessOften() {
        return (look, last) -> Duration.ofMillis(Math.min(100, 10L << Math.min(look - 1, 4)));
    }
}
