package dev.tandem.feedback.peerfeedback;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Feedback for a replay. */
@ApplicationScoped
class FeedbackSnapshots implements SnapshotSource {

    private final FeedbackRepository feedback;

    FeedbackSnapshots(FeedbackRepository feedback) {
        this.feedback = feedback;
    }

    @Override
    public String aggregateType() {
        return FeedbackService.AGGREGATE;
    }

    @Override
    public long count() {
        return feedback.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return feedback.pageAfter(afterId, limit).stream()
                .map(given -> new Snapshot(given.id(), given.version(), FeedbackSnapshot.of(given)))
                .toList();
    }
}
