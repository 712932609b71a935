package dev.tandem.e2e.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.e2e.SharedPlatform;
import dev.tandem.local.LocalStack;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code ./tandem bench rolling-restart} does so with every service and 5,000 requests at least. */
@ExtendWith(SharedPlatform.class)
@Order(4)
class RollingRestartIT {

    private static final int REQUESTS = 1_500;

    @Test
    void nobody_notices_that_replicas_are_exchanged_one_by_one(LocalStack stack) {
        try (RollingRestart restart = new RollingRestart(stack, List.of("goals"))) {
            restart.prepare();

            restart.run(REQUESTS);

            assertThat(restart.failures()).isEmpty();
            assertThat(restart.sent()).isGreaterThanOrEqualTo(REQUESTS);
        }
    }
}
