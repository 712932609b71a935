package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.awaitility.pollinterval.PollInterval;
import org.junit.jupiter.api.Test;

class WaitingDefaultsTest {

    @Test
    void a_wait_looks_soon_and_then_less_often() {
        PollInterval interval = WaitingDefaults.soonThenLessOften();

        assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 600)
                        .mapToObj(look -> interval.next(look, Duration.ZERO).toMillis()))
                .containsExactly(10L, 20L, 40L, 80L, 100L, 100L, 100L);
    }
}
