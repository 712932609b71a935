package dev.tandem.matching.run;

import dev.tandem.matching.pairing.EnrollmentPair;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes new runs: of their own, or from another run, which stays as it is. */
@ApplicationScoped
class MatchRunRequests {

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunOrders orders;
    private final MatchRunInputs inputs;
    private final MatchRunJobs jobs;
    private final MatchRunEvents events;
    private final MatchRunService answers;
    private final Policies policies;
    private final CohortGate gate;
    private final Roster roster;
    private final RunPeople people;
    private final Event<RunQueued> queued;
    private final Clock clock;

    MatchRunRequests(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunOrders orders,
            MatchRunInputs inputs,
            MatchRunJobs jobs,
            MatchRunEvents events,
            MatchRunService answers,
            Policies policies,
            CohortGate gate,
            Roster roster,
            RunPeople people,
            Event<RunQueued> queued,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.orders = orders;
        this.inputs = inputs;
        this.jobs = jobs;
        this.events = events;
        this.answers = answers;
        this.policies = policies;
        this.gate = gate;
        this.roster = roster;
        this.people = people;
        this.queued = queued;
        this.clock = clock;
    }

    @Transactional
    MatchRunResponse request(RequestMatchRunRequest request) {
        return queue(orders.of(request, enter(request.cohortId(), request.simulated())));
    }

    /** Computes the stored input of a run again: the result is the same, byte for byte. */
    @Transactional
    MatchRunResponse rerun(UUID id) {
        MatchRun base = runs.require(id);
        Transitions.require(base.hasResult(), "rerun", base.state());
        boolean over = roster.enter(base.cohortId())
                .map(cohort -> cohort.state().over())
                .orElse(false);
        if (over || !inputs.exists(base.inputRunId())) {
            throw new ProblemException(
                    MatchingProblem.INPUT_GONE, "The input of a run is deleted when its cohort is over.");
        }
        return queue(based(base, RunBasis.RERUN, base.inputRunId(), runs.plan(id)));
    }

    /** Keeps the pairs of a run as far as they are still possible and solves the rest again. */
    @Transactional
    MatchRunResponse refresh(UUID id) {
        MatchRun base = completed(id, "refresh");
        enter(base.cohortId(), base.simulation());
        RunPlan plan = runs.plan(id);
        List<EnrollmentPair> kept = entities.createQuery(
                        "select mentorEnrollmentId, menteeEnrollmentId from MatchProposal where runId = :run"
                                + " order by id",
                        EnrollmentPair.class)
                .setParameter("run", id)
                .getResultList();
        RunPlan again = new RunPlan(List.of(), kept, plan.forbidden(), plan.chosen(), plan.excluded());
        return queue(based(base, RunBasis.REFRESH, null, again));
    }

    /** Solves a run again over the pool as it is now, with changed locks and exclusions. */
    @Transactional
    MatchRunResponse edit(UUID id, EditMatchRunRequest request) {
        MatchRun base = completed(id, "edit");
        Cohort cohort = enter(base.cohortId(), base.simulation());
        boolean peers = orders.format(cohort) == ProgramFormat.PEER;
        RunPlan plan = runs.plan(id);
        Map<UUID, UUID> partners = partners(id, request.swaps());
        PlanCheck check = new PlanCheck(cohort.id(), peers, people.of(ids(plan, request, partners)));
        RunPlan edited = new RunEdit(plan, request, partners, peers).plan(check);
        check.throwErrors();
        return queue(based(base, RunBasis.EDIT, null, edited));
    }

    private MatchRun completed(UUID id, String action) {
        MatchRun base = runs.require(id);
        Transitions.require(base.state() == RunState.COMPLETED, action, base.state());
        return base;
    }

    /** A simulation changes nothing, so it asks nothing of the cohort but that it is not over. */
    private Cohort enter(UUID cohortId, boolean simulation) {
        return simulation ? gate.enterForTrying(cohortId) : gate.enterForPairing(cohortId);
    }

    private RunOrder based(MatchRun base, RunBasis basis, @Nullable UUID inputRunId, RunPlan plan) {
        return new RunOrder(
                base.cohortId(),
                policies.version(base.policyId(), base.policyVersion()),
                base.policyOverride(),
                base.settings(),
                basis,
                base.id(),
                inputRunId,
                base.rematchMentorshipId(),
                plan);
    }

    private MatchRunResponse queue(RunOrder order) {
        MatchRun run = new MatchRun(Ids.next(), order, clock.instant());
        runs.persist(run);
        if (!order.plan().empty()) {
            entities.persist(new MatchRunPlan(run.id(), order.plan()));
        }
        runs.flush();
        jobs.enqueue(run.id());
        events.publish(run, "requested");
        queued.fire(new RunQueued());
        return answers.response(run);
    }

    /** The partners that these people have in the result, in either direction. */
    private Map<UUID, UUID> partners(UUID runId, List<EditMatchRunRequest.Swap> swaps) {
        Set<UUID> asked = new HashSet<>();
        swaps.forEach(swap -> {
            asked.add(swap.menteeEnrollmentIdA());
            asked.add(swap.menteeEnrollmentIdB());
        });
        Map<UUID, UUID> partners = new HashMap<>();
        if (asked.isEmpty()) {
            return partners;
        }
        MatchRun base = runs.require(runId);
        List<MatchProposal> found = entities.createQuery(
                        "from MatchProposal where runId = :run and (menteeEnrollmentId in :ids or"
                                + " (:peers = true and mentorEnrollmentId in :ids))",
                        MatchProposal.class)
                .setParameter("run", runId)
                .setParameter("ids", asked)
                .setParameter("peers", base.peers())
                .getResultList();
        for (MatchProposal proposal : found) {
            partners.put(proposal.menteeEnrollmentId, proposal.mentorEnrollmentId);
            if (base.peers()) {
                partners.put(proposal.mentorEnrollmentId, proposal.menteeEnrollmentId);
            }
        }
        return partners;
    }

    private static Set<UUID> ids(RunPlan plan, EditMatchRunRequest request, Map<UUID, UUID> partners) {
        Set<UUID> ids = new HashSet<>(request.exclusions());
        ids.addAll(Objects.requireNonNullElse(plan.chosen(), List.of()));
        ids.addAll(partners.keySet());
        ids.addAll(partners.values());
        Collection<EnrollmentPair> pairs = new ArrayList<>(request.locks());
        Stream.of(request.forbids(), plan.locked(), plan.kept()).forEach(pairs::addAll);
        pairs.forEach(pair -> ids.addAll(PlanCheck.both(pair)));
        return ids;
    }
}
