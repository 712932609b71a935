package dev.tandem.platform.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a replay is. */
@Schema(description = "A republication of current snapshots and how far it is")
public record ReplayResponse(
        UUID id,
        State state,

        @Schema(
                description = "Percent of the snapshots that are published",
                minimum = "0",
                maximum = "100",
                examples = "40")
        int progress,

        List<AggregateProgress> aggregates,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(description = "Why it failed; absent otherwise") @Nullable
        String failure) {

    /** Life of a replay. */
    public enum State {
        QUEUED,
        RUNNING,
        COMPLETED,
        FAILED
    }

    /**
     * One kind of aggregate in a replay.
     *
     * @param total how many there were when the replay started
     * @param published how many are published so far
     */
    @Schema(description = "Progress of one kind of aggregate")
    public record AggregateProgress(
            @Schema(examples = "person") String aggregate,
            @Schema(examples = "240") long total,
            @Schema(examples = "200") long published) {}

    static ReplayResponse of(ReplayTable.Job job, List<ReplayTable.Part> parts) {
        State state = State.valueOf(job.state());
        return new ReplayResponse(
                job.id(),
                state,
                progress(state, parts),
                parts.stream()
                        .map(part -> new AggregateProgress(part.aggregateType(), part.total(), part.done()))
                        .toList(),
                job.createdAt(),
                job.finishedAt(),
                job.failure());
    }

    private static int progress(State state, List<ReplayTable.Part> parts) {
        if (state == State.COMPLETED) {
            return 100;
        }
        long total = parts.stream().mapToLong(ReplayTable.Part::total).sum();
        long done = parts.stream().mapToLong(ReplayTable.Part::done).sum();
        return total == 0 ? 0 : Math.toIntExact(Math.min(99, done * 100 / total));
    }
}
