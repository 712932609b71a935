package dev.tandem.matching.run;

import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes requests for runs, shows how far they are and stops them. */
@ApplicationScoped
class MatchRunService {

    private static final Sorts SORTS = Sorts.of("-createdAt");
    private static final MatchRunJobs.Progress UNKNOWN = new MatchRunJobs.Progress(0, "QUEUED");

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunJobs jobs;
    private final MatchRunEvents events;
    private final Policies policies;
    private final CohortGate gate;
    private final Event<RunQueued> queued;
    private final Caller caller;
    private final Clock clock;

    MatchRunService(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunJobs jobs,
            MatchRunEvents events,
            Policies policies,
            CohortGate gate,
            Event<RunQueued> queued,
            Caller caller,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.jobs = jobs;
        this.events = events;
        this.policies = policies;
        this.gate = gate;
        this.queued = queued;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Page<MatchRunResponse> list(@Nullable UUID cohortId, @Nullable RunState state, PageRequest page) {
        return Keyset.of(entities, MatchRun.class, SORTS)
                .where("cohortId", cohortId)
                .where("state", state)
                .pageOf(page, this::responses);
    }

    @Transactional
    MatchRunResponse get(UUID id) {
        return response(runs.require(id));
    }

    @Transactional
    MatchRunResponse request(RequestMatchRunRequest request) {
        Cohort cohort = gate.enterForPairing(request.cohortId());
        PolicyVersion policy = policies.latest(request.policyId());
        MatchRun run = new MatchRun(
                Ids.next(),
                cohort.id(),
                policy,
                request.strategy(),
                Objects.requireNonNullElse(request.seed(), 0L),
                clock.instant());
        runs.persist(run);
        runs.flush();
        jobs.enqueue(run.id());
        events.publish(run, "requested");
        queued.fire(new RunQueued());
        return response(run);
    }

    @Transactional
    MatchRunResponse cancel(UUID id) {
        MatchRun run = runs.lock(id);
        Transitions.require(run.state().open(), "cancel", run.state());
        run.cancel(clock.instant());
        jobs.cancel(id);
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
