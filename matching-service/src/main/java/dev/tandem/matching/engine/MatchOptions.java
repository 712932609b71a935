package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/**
 * How one run pairs its pool.
 *
 * @param pairBonus λ in millionths, what a pair is worth besides its score, 0…{@value #MAX_BONUS}; null: most pairs
 *     first, whatever the scores. Read by OPTIMAL
 * @param minimumGroupSize fewest mentees of a mentor who has any, 0…1,000; 0 and 1 ask for nothing. Read by OPTIMAL
 * @param seed kept in the outcome; ties are broken by id and nothing is drawn at random
 */
public record MatchOptions(Strategy strategy, @Nullable Long pairBonus, int minimumGroupSize, long seed) {
    /** The largest λ: with it a pair outweighs any million scores, and sums still fit. */
    public static final long MAX_BONUS = 1_000_000_000_000L;

    private static final int MAX_GROUP = 1_000;

    /** @throws MatchInputException if a value is out of range or means nothing under the strategy */
    public MatchOptions {
        if (pairBonus != null && (pairBonus < 0 || pairBonus > MAX_BONUS)) {
            throw new MatchInputException(
                    "PAIR_BONUS_OUT_OF_RANGE", "The bonus per pair must be 0 to " + MAX_BONUS + ".");
        }
        if (minimumGroupSize < 0 || minimumGroupSize > MAX_GROUP) {
            throw new MatchInputException(
                    "GROUP_SIZE_OUT_OF_RANGE", "The minimum group size must be 0 to " + MAX_GROUP + ".");
        }
        if (strategy != Strategy.OPTIMAL && (pairBonus != null || minimumGroupSize > 1)) {
            throw new MatchInputException(
                    "OPTION_WITHOUT_MEANING",
                    "A bonus per pair and a minimum group size go with the strategy OPTIMAL only.");
        }
        if (pairBonus != null && minimumGroupSize > 1) {
            throw new MatchInputException(
                    "OPTION_WITHOUT_MEANING", "Groups with a minimum size take most pairs first, without a bonus.");
        }
    }

    /** Most pairs first, then the highest total score. */
    public static MatchOptions optimal(long seed) {
        return new MatchOptions(Strategy.OPTIMAL, null, 0, seed);
    }

    /** A strategy without further wishes. */
    public static MatchOptions of(Strategy strategy, long seed) {
        return new MatchOptions(strategy, null, 0, seed);
    }
}
