package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.policy.PolicyVersion;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes a run what it is. A run never changes it; an edit makes another run.
 *
 * @param policyOverride what a simulation changes of the policy
 * @param basedOn the run it was made from; null for a request of its own
 * @param inputRunId whose stored input is computed again; null to read the pool
 */
record RunOrder(
        UUID cohortId,
        PolicyVersion policy,
        @Nullable PolicyOverride policyOverride,
        Settings settings,
        RunBasis basis,
        @Nullable UUID basedOn,
        @Nullable UUID inputRunId,
        @Nullable UUID rematchMentorshipId,
        RunPlan plan) {

    /**
     * The engine's settings.
     *
     * @param pairBonus in millionths; null for most pairs first
     */
    record Settings(Strategy strategy, @Nullable Long pairBonus, int minimumGroupSize, long seed, boolean simulation) {}

    /** A run over everybody with room, with nothing named. */
    static RunOrder optimal(UUID cohortId, PolicyVersion policy, long seed) {
        return new RunOrder(
                cohortId,
                policy,
                null,
                new Settings(Strategy.OPTIMAL, null, 0, seed, false),
                RunBasis.REQUEST,
                null,
                null,
                null,
                RunPlan.EMPTY);
    }
}
