package dev.tandem.platform.web;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes {@link Clock} injectable: the one source of time of a service. */
@Singleton
class ClockProducer {

    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "tandem.clock.offset-file") Optional<Path> offsetFile) {
        return new OffsetClock(offsetFile.orElse(null));
    }
}
