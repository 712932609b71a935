package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.pairing.PairingSummary;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Two runs of a cohort side by side.
 *
 * @param before the run to compare with
 * @param after the run of the address
 * @param sameScale whether both were scored by the same policy, so that scores can be compared
 */
@Schema(name = "MatchRunComparison")
record ComparisonResponse(Figures before, Figures after, boolean sameScale, Differences differences) {

    /** A run in figures. */
    @Schema(name = "ComparedRun")
    record Figures(
            UUID runId,
            Strategy strategy,
            UUID policyId,
            @Schema(examples = "1") int policyVersion,
            @Nullable PolicyOverride policyOverride,
            boolean simulation,
            RunBasis basis,
            PairingSummary summary) {

        static Figures of(MatchRun run, PairingSummary summary) {
            return new Figures(
                    run.id(),
                    run.strategy(),
                    run.policyId(),
                    run.policyVersion(),
                    run.policyOverride(),
                    run.simulation(),
                    run.basis(),
                    summary);
        }
    }

    /**
     * After minus before. People are mentees, or peers.
     *
     * @param samePartner people with the same partner in both
     * @param otherPartner people with another partner
     * @param gained people with a partner after and none before
     * @param lost people with a partner before and none after
     */
    @Schema(name = "MatchRunDifferences")
    record Differences(
            @Schema(examples = "1") int pairs,
            @Schema(examples = "1") int unmatched,
            @Schema(examples = "-12000") long totalScore,
            @Schema(examples = "-130") @Nullable Integer meanScore,
            @Schema(examples = "0") @Nullable Integer minScore,
            @Schema(examples = "88") long samePartner,
            @Schema(examples = "4") long otherPartner,
            @Schema(examples = "2") long gained,
            @Schema(examples = "1") long lost) {}
}
