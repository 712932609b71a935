package dev.tandem.goals.goal;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Goals for a replay. */
@ApplicationScoped
class GoalSnapshots implements SnapshotSource {

    private final GoalRepository goals;

    GoalSnapshots(GoalRepository goals) {
        this.goals = goals;
    }

    @Override
    public String aggregateType() {
        return GoalService.AGGREGATE;
    }

    @Override
    public long count() {
        return goals.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return goals.pageAfter(afterId, limit).stream()
                .map(goal -> new Snapshot(goal.id(), goal.version(), GoalSnapshot.of(goal)))
                .toList();
    }
}
