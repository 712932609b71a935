package dev.tandem.matching.mentorship;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when people have to answer. */
@ApplicationScoped
class Deadlines {

    private final LifeCycleConfig config;
    private final Clock clock;

    Deadlines(LifeCycleConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * The asked instant, or the configured time from now.
     *
     * @throws ProblemException 400 at {@code /respondBy} for the past and for what is too far ahead
     */
    Instant orDefault(@Nullable Instant asked) {
        Instant now = clock.instant();
        if (asked == null) {
            return now.plus(config.answerWithin());
        }
        if (!asked.isAfter(now)) {
            throw ProblemException.invalid(new FieldError("/respondBy", "NOT_IN_THE_FUTURE", "must be in the future"));
        }
        if (asked.isAfter(now.plus(config.longestAnswer()))) {
            throw ProblemException.invalid(new FieldError(
                    "/respondBy", "TOO_FAR_AHEAD", "must be within %s from now".formatted(config.longestAnswer())));
        }
        return asked;
    }
}
