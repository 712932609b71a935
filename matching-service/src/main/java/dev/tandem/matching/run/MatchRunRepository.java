package dev.tandem.matching.run;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Match runs in the database. */
@ApplicationScoped
class MatchRunRepository extends AggregateRepository<MatchRun> {

    /** Shows that somebody works on it. No version: this is told to nobody. */
    void markRunning(UUID id) {
        update("state = ?1 where id = ?2 and state = ?3", RunState.RUNNING, id, RunState.QUEUED);
    }

    List<MatchRun> after(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
