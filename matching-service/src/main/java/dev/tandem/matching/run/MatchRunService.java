package dev.tandem.matching.run;

import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows how far runs are and stops them. */
@ApplicationScoped
class MatchRunService {

    private static final Sorts SORTS = Sorts.of("-createdAt");
    private static final MatchRunJobs.Progress UNKNOWN = new MatchRunJobs.Progress(0, "QUEUED");

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunJobs jobs;
    private final MatchRunInputs inputs;
    private final MatchRunEvents events;
    private final Caller caller;
    private final Clock clock;

    MatchRunService(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunJobs jobs,
            MatchRunInputs inputs,
            MatchRunEvents events,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.jobs = jobs;
        this.inputs = inputs;
        this.events = events;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MatchRunResponse> list(
            @Nullable UUID cohortId, @Nullable UUID basedOn, @Nullable RunState state, PageRequest page) {
        return Keyset.of(entities, MatchRun.class, SORTS)
                .where("cohortId", cohortId)
                .where("basedOn", basedOn)
                .where("state", state)
                .pageOf(page, this::responses);
    }

    @Transactional
    MatchRunResponse get(UUID id) {
        return response(runs.require(id));
    }

    @Transactional
    MatchRunResponse cancel(UUID id) {
        MatchRun run = runs.lock(id);
        Transitions.require(run.state().open(), "cancel", run.state());
        run.cancel(clock.instant());
        jobs.cancel(id);
        inputs.drop(id);
        events.publish(run, "cancelled");
        return response(run);
    }

    MatchRunResponse response(MatchRun run) {
        return responses(List.of(run)).getFirst();
    }

    private List<MatchRunResponse> responses(List<MatchRun> shown) {
        Map<UUID, MatchRunJobs.Progress> progress =
                jobs.progress(shown.stream().map(MatchRun::id).toList());
        return shown.stream()
                .map(run -> MatchRunResponse.of(run, progress.getOrDefault(run.id(), UNKNOWN), caller.isCoordinator()))
                .toList();
    }
}
