package dev.tandem.matching.mentorship;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** Settings of the life of mentorships. */
@ConfigMapping(prefix = "tandem.matching.mentorships")
interface LifeCycleConfig {

    /** How long members may think about a proposal, unless whoever makes it says otherwise. */
    @WithDefault("P7D")
    Duration answerWithin();

    /** How far ahead an answer may be due at most. */
    @WithDefault("P90D")
    Duration longestAnswer();

    /** How long a mentorship may last at most, from its first day, all extensions included. */
    @WithDefault("P24M")
    Period longestTerm();

    /** How often to look for mentorships that the clock has something to say about; {@code off} never looks. */
    @WithDefault("10s")
    String sweepEvery();
}
