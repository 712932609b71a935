package dev.tandem.matching.run;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Publishes match runs: after each change, and again on request. */
@ApplicationScoped
class MatchRunEvents implements SnapshotSource {

    private static final String AGGREGATE = "match-run";

    private final Outbox outbox;
    private final MatchRunRepository runs;

    MatchRunEvents(Outbox outbox, MatchRunRepository runs) {
        this.outbox = outbox;
        this.runs = runs;
    }

    void publish(MatchRun run, String verb) {
        outbox.append(AGGREGATE, run.id(), verb, run.version(), MatchRunSnapshot.of(run));
    }

    @Override
    public String aggregateType() {
        return AGGREGATE;
    }

    @Override
    public long count() {
        return runs.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        return runs.after(afterId, limit).stream()
                .map(run -> new Snapshot(run.id(), run.version(), MatchRunSnapshot.of(run)))
                .toList();
    }
}
