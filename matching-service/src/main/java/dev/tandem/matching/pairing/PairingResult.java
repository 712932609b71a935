package dev.tandem.matching.pairing;

import dev.tandem.matching.pool.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the engine found for a pool. */
public record PairingResult(
        String inputDigest, List<ProposedPair> pairs, List<Unpaired> unpaired, PairingSummary summary) {

    /**
     * A mentor and a mentee, or two peers, who should work together.
     *
     * @param brokenRules empty unless the pair was locked: a lock overrides rules
     */
    public record ProposedPair(
            UUID mentorEnrollmentId,
            UUID mentorPersonId,
            UUID menteeEnrollmentId,
            UUID menteePersonId,
            int score,
            int menteeScore,
            int mentorScore,
            boolean locked,
            List<CriterionScore> criteria,
            List<Statement> brokenRules) {}

    /** Somebody without a pair, why, and what would help. */
    public record Unpaired(
            UUID enrollmentId,
            UUID personId,
            Role role,
            Statement reason,
            @Nullable Statement nearestFix) {}
}
