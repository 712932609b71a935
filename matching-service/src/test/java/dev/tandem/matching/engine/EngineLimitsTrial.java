package dev.tandem.matching.engine;

/** Opens the engine's limits to measurements, which live in a package of their own. */
public final class EngineLimitsTrial {
    private EngineLimitsTrial() {}

    /** An engine that keeps so many pairs before it works with candidates. */
    public static MatchingEngine keeping(long pairs, int candidates, int perRound) {
        return new MatchingEngine(new EngineLimits(pairs, candidates, perRound, EngineLimits.USUAL.edges()));
    }
}
