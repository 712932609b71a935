package dev.tandem.matching.pairing;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A run in figures. Scores are in millionths and absent when there are no pairs.
 *
 * @param mentors in the pool with room
 * @param mentees in the pool without a mentorship
 * @param peers in the pool without a mentorship; only in a program of peers, where there are no mentors and mentees
 * @param unmatchedPeers of them without a proposal
 * @param histogram pairs by score, in ten steps of 100,000
 */
@Schema(name = "MatchRunSummary")
public record PairingSummary(
        @Schema(examples = "40") int mentors,
        @Schema(examples = "96") int mentees,
        @Schema(examples = "92") int pairs,
        @Schema(examples = "4") int unmatchedMentees,
        @Schema(examples = "60") @Nullable Integer peers,
        @Schema(examples = "0") @Nullable Integer unmatchedPeers,
        @Schema(examples = "742310") @Nullable Integer meanScore,
        @Schema(examples = "401225") @Nullable Integer minScore,
        @Schema(examples = "755000") @Nullable Integer medianScore,
        @Schema(examples = "[0,0,0,0,4,8,20,36,20,4]") List<Integer> histogram,
        Certificate certificate) {

    /**
     * The proof that the result is optimal, found by code that shares nothing with the solver.
     *
     * @param cardinality pairs; no pairing of this pool has more
     * @param totalScore sum of their scores
     * @param dualBound no pairing with as many pairs scores higher
     * @param gap the bound minus the total; 0 when proven optimal
     * @param cardinalityBound no pairing has more pairs; absent where the strategy says nothing about that
     * @param bottleneck with FAIR, the lowest score among the pairs that were free to choose, which no pairing with as
     *     many pairs exceeds; absent otherwise
     */
    @Schema(name = "MatchCertificate")
    public record Certificate(
            boolean valid,
            @Schema(examples = "92") int cardinality,
            @Schema(examples = "68292520") long totalScore,
            @Schema(examples = "68292520") long dualBound,
            @Schema(examples = "0") long gap,
            @Schema(examples = "92") @Nullable Integer cardinalityBound,
            @Schema(examples = "401225") @Nullable Integer bottleneck,
            List<Check> checks,
            List<Violation> violations) {}

    /** One part of the proof: how many things were examined, and how many were wrong. */
    @Schema(name = "CertificateCheck")
    public record Check(
            @Schema(examples = "CAPACITY") String code,
            boolean passed,
            @Schema(examples = "40") long examined,
            @Schema(examples = "0") long failed) {}

    /** Something that is wrong with the result. */
    @Schema(name = "CertificateViolation")
    public record Violation(
            @Schema(examples = "CAPACITY") String check,
            @Schema(examples = "{\"mentor\": 3}") Map<String, Object> params,

            @Schema(examples = "Mentor 3 has more mentees than places.")
            String text) {}
}
