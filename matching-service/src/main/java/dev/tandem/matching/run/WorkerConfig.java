package dev.tandem.matching.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the worker that computes match runs. */
@ConfigMapping(prefix = "tandem.matching.worker")
interface WorkerConfig {

    /** How long a claim lasts unless renewed: after the death of a worker, its run rests this long. */
    @WithDefault("30s")
    Duration lease();

    /** How often to look for work that another replica has queued or lost. */
    @WithDefault("1s")
    Duration poll();

    /** Shortest time between two writes of the progress within a phase. */
    @WithDefault("200ms")
    Duration progressEvery();

    /** How long a run rests after a failure that may pass. */
    @WithDefault("2s")
    Duration pause();

    /** Claims after which a run that never ended is given up. */
    @WithDefault("5")
    int attempts();
}
