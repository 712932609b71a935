package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.kpi.Finding;
import dev.tandem.feedback.kpi.KpiValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation, as a resource and as the snapshot of its event: it holds figures of a cohort and nothing of a person.
 *
 * @param previousEvaluationId the one computed before of the same cohort
 */
record EvaluationResponse(
        UUID id,
        long version,
        UUID cohortId,
        UUID programId,
        Instant computedAt,
        List<KpiValue> kpis,
        List<Finding> findings,
        @Nullable UUID previousEvaluationId) {

    static EvaluationResponse of(Evaluation evaluation) {
        return new EvaluationResponse(
                evaluation.id(),
                evaluation.version(),
                evaluation.cohortId(),
                evaluation.programId(),
                evaluation.computedAt(),
                evaluation.kpis(),
                evaluation.findings(),
                evaluation.previousId());
    }
}
