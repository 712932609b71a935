package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingSummary;
import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A match run: its progress while it is computed, then its figures.
 *
 * @param phase QUEUED, CLAIMED, LOADING, the engine's phases, STORING, DONE or CANCELLED
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
        RunState state,

        @Schema(minimum = "0", maximum = "100", examples = "60")
        int progressPercent,

        @Schema(examples = "SOLVING") String phase,
        @Nullable String inputDigest,
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
                run.state(),
                progress.percent(),
                progress.phase(),
                run.inputDigest(),
                run.summary(),
                run.timings(),
                run.failure(),
                run.requestedAt(),
                run.completedAt(),
                run.publishedAt(),
                actions(run.state(), coordinator));
    }

    private static List<AllowedAction> actions(RunState state, boolean coordinator) {
        Map<String, Object> params = Map.of("state", state.name());
        String otherwise = coordinator ? "ILLEGAL_STATE" : "NOT_COORDINATOR";
        return AllowedActions.begin()
                .add("publish", coordinator && state == RunState.COMPLETED, otherwise, params)
                .add("cancel", coordinator && state.open(), otherwise, params)
                .list();
    }
}
