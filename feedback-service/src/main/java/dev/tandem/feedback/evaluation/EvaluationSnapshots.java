package dev.tandem.feedback.evaluation;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Evaluations for a replay. */
@ApplicationScoped
class EvaluationSnapshots implements SnapshotSource {

    private final EvaluationRepository evaluations;

    EvaluationSnapshots(EvaluationRepository evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public String aggregateType() {
        return EvaluationService.AGGREGATE;
    }

    @Override
    public long count() {
        return evaluations.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return evaluations.pageAfter(afterId, limit).stream()
                .map(evaluation ->
                        new Snapshot(evaluation.id(), evaluation.version(), EvaluationResponse.of(evaluation)))
                .toList();
    }
}
