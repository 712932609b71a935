package dev.tandem.matching.engine;

import dev.tandem.matching.engine.ProgressListener.Phase;

/**
 * Pairs a pool by one of the strategies, with the proof, the reasons for every pair, and why others have none. Stateless
 * and safe for use by several threads; a run uses all processors while it scores.
 *
 * <p>OPTIMAL holds the candidates of each mentee and proves its result over all pairs, so memory grows with people. The
 * other strategies, groups with a minimum size and pools of up to four million pairs keep every eligible pair (8 bytes),
 * and refuse more than fifty million of them.
 */
public final class MatchingEngine {
    private final EngineLimits limits;

    public MatchingEngine() {
        this(EngineLimits.USUAL);
    }

    MatchingEngine(EngineLimits limits) {
        this.limits = limits;
    }

    /** OPTIMAL, most pairs first, without a listener. */
    public MatchOutcome run(MatchInput input, MatchPolicy policy, long seed) {
        return run(input, policy, MatchOptions.optimal(seed), ProgressListener.NONE);
    }

    /**
     * Scores, solves, certifies and explains.
     *
     * @throws InvalidPolicyException if the policy is out of range
     * @throws MatchInputException if the sides in the pool do not fit the strategy, or too many pairs are eligible
     * @throws MatchingCancelledException if the listener asked to stop
     */
    public MatchOutcome run(MatchInput input, MatchPolicy policy, MatchOptions options, ProgressListener listener) {
        refuseOtherSides(input, options.strategy());
        Progress progress = new Progress(listener);
        progress.at(Phase.PREPARING, 0, 5, 0, 1);
        PairEvaluator evaluator = new PairEvaluator(input, policy);
        String digest = InputDigest.of(input, policy, options);
        Found found = options.strategy() == Strategy.PEER
                ? new PeerRun(input, evaluator, limits, progress).run()
                : new MentoringRun(input, evaluator, policy, options, limits, progress).run();
        progress.at(Phase.DONE, 100, 100, 1, 1);
        return new MatchOutcome(
                digest,
                options.seed(),
                options,
                evaluator.pool.mentees.size() + evaluator.pool.peers.size(),
                evaluator.pool.mentors.size(),
                found.eligiblePairs(),
                found.proposals(),
                found.unmatched(),
                found.certificate(),
                ScoreDistribution.of(found.proposals().stream().mapToInt(Proposal::score)));
    }

    /** For single pairs of the same pool: suggestions and pairing by hand. */
    public PairEvaluator evaluator(MatchInput input, MatchPolicy policy) {
        return new PairEvaluator(input, policy);
    }

    private static void refuseOtherSides(MatchInput input, Strategy strategy) {
        boolean peers = strategy == Strategy.PEER;
        for (Participant participant : input.participants()) {
            if ((participant.side() == Side.PEER) != peers) {
                throw new MatchInputException(
                        "SIDE_DOES_NOT_FIT_STRATEGY",
                        "Participant " + participant.id() + " is a " + Sentences.lower(participant.side())
                                + ", which has no place under " + strategy + ".");
            }
        }
    }
}
