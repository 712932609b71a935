package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.pairing.PairingSummary;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published state of a run: figures, no people. */
record MatchRunSnapshot(
        UUID id,
        long version,
        UUID cohortId,
        RunState state,
        Strategy strategy,
        UUID policyId,
        int policyVersion,
        boolean simulation,
        RunBasis basis,
        @Nullable UUID basedOn,
        @Nullable Integer mentors,
        @Nullable Integer mentees,
        @Nullable Integer pairs,
        @Nullable Integer unmatchedMentees,
        @Nullable Integer peers,
        @Nullable Integer unmatchedPeers,
        @Nullable Integer meanScore,
        @Nullable Integer minScore,
        @Nullable Boolean certificateValid,
        @Nullable Long gap,
        @Nullable String resultDigest,
        Instant requestedAt,
        @Nullable Instant completedAt,
        @Nullable Instant publishedAt) {

    static MatchRunSnapshot of(MatchRun run) {
        PairingSummary summary = run.summary();
        return new MatchRunSnapshot(
                run.id(),
                run.version(),
                run.cohortId(),
                run.state(),
                run.strategy(),
                run.policyId(),
                run.policyVersion(),
                run.simulation(),
                run.basis(),
                run.basedOn(),
                summary == null ? null : summary.mentors(),
                summary == null ? null : summary.mentees(),
                summary == null ? null : summary.pairs(),
                summary == null ? null : summary.unmatchedMentees(),
                summary == null ? null : summary.peers(),
                summary == null ? null : summary.unmatchedPeers(),
                summary == null ? null : summary.meanScore(),
                summary == null ? null : summary.minScore(),
                summary == null ? null : summary.certificate().valid(),
                summary == null ? null : summary.certificate().gap(),
                run.resultDigest(),
                run.requestedAt(),
                run.completedAt(),
                run.publishedAt());
    }
}
