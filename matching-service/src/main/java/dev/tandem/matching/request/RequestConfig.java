package dev.tandem.matching.request;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of self-matching. */
@ConfigMapping(prefix = "tandem.matching.requests")
interface RequestConfig {

    /** How many requests of one enrollment may wait for an answer at the same time. */
    @WithDefault("10")
    int open();

    /** How long a request waits for an answer. */
    @WithDefault("P14D")
    Duration answerWithin();

    /** How often to look for requests whose time is over; {@code off} never looks. */
    @WithDefault("10s")
    String sweepEvery();
}
