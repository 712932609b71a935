package dev.tandem.matching.pairing;

import dev.tandem.matching.engine.MatchOptions;
import dev.tandem.matching.engine.Strategy;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a pool is paired, besides its policy.
 *
 * @param pairBonus what a pair is worth besides its score, in millionths; null: most pairs first
 * @param minimumGroupSize fewest mentees of a mentor who has any; 0 and 1 ask for nothing
 * @param locked pairs that must be part of the result, whatever the rules say
 * @param kept pairs that are locked as far as both are in the pool with a place and no rule stands against them
 * @param forbidden pairs that must not be part of it
 */
public record RunOptions(
        Strategy strategy,
        @Nullable Long pairBonus,
        int minimumGroupSize,
        long seed,
        Collection<EnrollmentPair> locked,
        Collection<EnrollmentPair> kept,
        Collection<EnrollmentPair> forbidden) {

    public RunOptions {
        locked = List.copyOf(locked);
        kept = List.copyOf(kept);
        forbidden = List.copyOf(forbidden);
    }

    /** Most pairs first, then the highest total score, with nothing fixed. */
    public static RunOptions optimal(long seed) {
        return new RunOptions(Strategy.OPTIMAL, null, 0, seed, List.of(), List.of(), List.of());
    }

    MatchOptions toMatchOptions() {
        return new MatchOptions(strategy, pairBonus, minimumGroupSize, seed);
    }
}
