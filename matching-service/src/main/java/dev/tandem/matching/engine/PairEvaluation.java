package dev.tandem.matching.engine;

import java.util.List;
import java.util.UUID;

/**
 * How one pair stands, whether or not a run would propose it.
 *
 * @param score 0…1,000,000
 * @param menteeScore by the policy's weights
 * @param mentorScore by the policy's mentor weights
 * @param contributions one per criterion of the policy with a weight above 0 on either side
 * @param brokenRules empty when the pair may be proposed
 */
public record PairEvaluation(
        UUID menteeId,
        UUID mentorId,
        int score,
        int menteeScore,
        int mentorScore,
        List<Contribution> contributions,
        List<BrokenRule> brokenRules) {

    /** Whether no hard rule stands against the pair. */
    public boolean eligible() {
        return brokenRules.isEmpty();
    }
}
