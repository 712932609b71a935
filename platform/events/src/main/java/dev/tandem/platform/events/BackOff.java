package dev.tandem.platform.events;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses of any length up to a limit that doubles from a first one to a longest one ("full jitter"), so that those who
 * failed together do not come back together.
 */
final class BackOff {

    private final Duration first;
    private final Duration longest;
    private final RandomGenerator random;
    private Duration limit;

    BackOff(Duration first, Duration longest) {
        this(first, longest, RandomGenerator.getDefault());
    }

    BackOff(Duration first, Duration longest, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
        this.limit = first;
    }

    Duration next() {
        Duration pause = Duration.ofNanos(random.nextLong(limit.toNanos() + 1));
        Duration doubled = limit.multipliedBy(2);
        limit = doubled.compareTo(longest) > 0 ? longest : doubled;
        return pause;
    }

    void reset() {
        limit = first;
    }
}
