package dev.tandem.matching.run;

import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.ProblemException;
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

    /**
     * A run with a result, for reading.
     *
     * @throws ProblemException NO_RESULT while it is computed, and after it failed or was cancelled
     */
    MatchRun requireResult(UUID id) {
        MatchRun run = require(id);
        if (!run.hasResult()) {
            throw new ProblemException(
                            MatchingProblem.NO_RESULT,
                            "The run is %s; only a completed one has a result.".formatted(run.state()))
                    .with("state", run.state().name());
        }
        return run;
    }

    /** What was named for the run. */
    RunPlan plan(UUID id) {
        MatchRunPlan found = getEntityManager().find(MatchRunPlan.class, id);
        return found == null ? RunPlan.EMPTY : found.plan;
    }

    List<MatchRun> after(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
