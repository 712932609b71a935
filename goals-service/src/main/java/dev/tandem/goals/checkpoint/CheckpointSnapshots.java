package dev.tandem.goals.checkpoint;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checkpoints for a replay. */
@ApplicationScoped
class CheckpointSnapshots implements SnapshotSource {

    private final CheckpointRepository checkpoints;

    CheckpointSnapshots(CheckpointRepository checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public String aggregateType() {
        return CheckpointService.AGGREGATE;
    }

    @Override
    public long count() {
        return checkpoints.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return checkpoints.pageAfter(afterId, limit).stream()
                .map(checkpoint ->
                        new Snapshot(checkpoint.id(), checkpoint.version(), CheckpointSnapshot.of(checkpoint)))
                .toList();
    }
}
