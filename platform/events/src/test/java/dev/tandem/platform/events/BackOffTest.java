package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(1);

    @Test
    void pauses_stay_below_a_limit_that_doubles_up_to_the_longest() {
        long[] limits = {100, 200, 400, 800, 1_000, 1_000};
        for (long seed = 0; seed < 200; seed++) {
            BackOff backOff = new BackOff(FIRST, LONGEST, new Random(seed));

            List<Duration> pauses =
                    Stream.generate(backOff::next).limit(limits.length).toList();

            for (int i = 0; i < limits.length; i++) {
                assertThat(pauses.get(i)).isBetween(Duration.ZERO, Duration.ofMillis(limits[i]));
            }
        }
    }

    @Test
    void those_who_fail_together_do_not_come_back_together() {
        List<Duration> pauses = Stream.iterate(0L, seed -> seed + 1)
                .limit(50)
                .map(seed -> new BackOff(FIRST, LONGEST, new Random(seed)).next())
                .toList();

        assertThat(pauses).doesNotHaveDuplicates();
    }

    @Test
    void a_success_starts_the_pauses_anew() {
        BackOff backOff = new BackOff(FIRST, LONGEST, new Random(1));
        List<Duration> pauses = Stream.generate(backOff::next).limit(10).toList();

        backOff.reset();

        assertThat(pauses).anyMatch(pause -> pause.compareTo(FIRST) > 0);
        assertThat(backOff.next()).isLessThanOrEqualTo(FIRST);
    }
}
