package dev.tandem.goals.checkpoint;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A checkpoint as it is published; contracts/events/checkpoint.schema.json describes it. */
record CheckpointSnapshot(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID cohortId,
        UUID programId,
        int ordinal,
        Instant scheduledAt,
        CheckpointState state,
        @Nullable Instant heldAt,
        @Nullable Integer durationMinutes,
        List<UUID> present) {

    static CheckpointSnapshot of(Checkpoint checkpoint) {
        return new CheckpointSnapshot(
                checkpoint.id(),
                checkpoint.version(),
                checkpoint.mentorshipId(),
                checkpoint.cohortId(),
                checkpoint.programId(),
                checkpoint.ordinal(),
                checkpoint.scheduledAt(),
                checkpoint.state(),
                checkpoint.heldAt(),
                checkpoint.durationMinutes(),
                checkpoint.attendance().stream()
                        .filter(Attendance::present)
                        .map(Attendance::personId)
                        .toList());
    }
}
