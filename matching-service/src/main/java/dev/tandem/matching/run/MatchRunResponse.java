package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.pairing.PairingSummary;
import dev.tandem.platform.web.AllowedAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A match run: its progress while it is computed, then its figures.
 *
 * @param phase QUEUED, CLAIMED, LOADING, the engine's phases, STORING, DONE or CANCELLED
 * @param basis what it was made from; {@code basedOn} names the run, unless it was a request of its own
 * @param policyOverride what a simulation changes of the policy
 * @param lockedPairs how many pairs were named to be kept
 * @param chosenPeople how many were named to take part; absent when everybody with room does
 * @param resultDigest SHA-256 of the whole result: figures, certificate, pairs and unmatched in canonical JSON
 * @param inputDigest SHA-256 of everything the engine read; equal digests give equal results
 */
@Schema(name = "MatchRun")
record MatchRunResponse(
        UUID id,
        @Schema(examples = "2") long version,
        UUID cohortId,
        UUID policyId,
        @Schema(examples = "1") int policyVersion,
        Strategy strategy,
        @Schema(examples = "1") long seed,
        @Schema(examples = "250000") @Nullable Long pairBonus,
        @Schema(examples = "0") int minimumGroupSize,
        boolean simulation,
        @Nullable PolicyOverride policyOverride,
        RunBasis basis,
        @Nullable UUID basedOn,
        @Nullable UUID rematchMentorshipId,
        @Schema(examples = "2") int lockedPairs,
        @Schema(examples = "1") int forbiddenPairs,
        @Schema(examples = "12") @Nullable Integer chosenPeople,
        @Schema(examples = "0") int excludedPeople,
        RunState state,

        @Schema(minimum = "0", maximum = "100", examples = "60")
        int progressPercent,

        @Schema(examples = "SOLVING") String phase,
        @Nullable String inputDigest,
        @Nullable String resultDigest,
        @Nullable PairingSummary summary,
        @Nullable RunTimings timings,
        @Nullable RunFailure failure,
        Instant requestedAt,
        @Nullable Instant completedAt,
        @Nullable Instant publishedAt,
        List<AllowedAction> allowedActions) {

    static MatchRunResponse of(MatchRun run, MatchRunJobs.Progress progress, boolean coordinator) {
        return new MatchRunResponse(
                run.id(),
                run.version(),
                run.cohortId(),
                run.policyId(),
                run.policyVersion(),
                run.strategy(),
                run.seed(),
                run.settings().pairBonus(),
                run.settings().minimumGroupSize(),
                run.simulation(),
                run.policyOverride(),
                run.basis(),
                run.basedOn(),
                run.rematchMentorshipId(),
                run.lockedPairs(),
                run.forbiddenPairs(),
                run.chosenPeople(),
                run.excludedPeople(),
                run.state(),
                progress.percent(),
                progress.phase(),
                run.inputDigest(),
                run.resultDigest(),
                run.summary(),
                run.timings(),
                run.failure(),
                run.requestedAt(),
                run.completedAt(),
                run.publishedAt(),
                MatchRunActions.of(run, coordinator));
    }
}
