package dev.tandem.matching.run;

import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingInput;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.pairing.PairingRefusedException;
import dev.tandem.matching.pairing.PairingResult;
import dev.tandem.matching.pairing.PairingStoppedException;
import dev.tandem.matching.pairing.PoolSelection;
import dev.tandem.matching.pairing.RunOptions;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.DatabaseBounds;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Computes one run: loads the pool as it is at one moment and keeps it with the run, asks the engine without holding a
 * transaction, and stores the result under the claim's fencing token. Interrupted anywhere, it leaves nothing behind
 * but that input, and can be started again with it. Input and result are stored under the gate of the cohort: if that is
 * over, the run fails and keeps neither.
 */
@ApplicationScoped
class MatchRunComputation {

    private static final Logger LOG = Logger.getLogger(MatchRunComputation.class);
    private static final String SERIALIZATION_FAILURE = "40001";
    private static final int LOADS = 3;

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunJobs jobs;
    private final MatchRunInputs inputs;
    private final MatchRunResults results;
    private final MatchRunEvents events;
    private final Roster roster;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;
    private final DatabaseBounds bounds;
    private final WorkerConfig config;
    private final Clock clock;

    MatchRunComputation(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunJobs jobs,
            MatchRunInputs inputs,
            MatchRunResults results,
            MatchRunEvents events,
            Roster roster,
            Policies policies,
            PairingPools pools,
            Pairing pairing,
            DatabaseBounds bounds,
            WorkerConfig config,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.jobs = jobs;
        this.inputs = inputs;
        this.results = results;
        this.events = events;
        this.roster = roster;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
        this.bounds = bounds;
        this.config = config;
        this.clock = clock;
    }

    /** What a run computes; {@code input} is null where {@code refusal} says why there is none. */
    private record Work(
            @Nullable PairingInput input,
            PolicyVersion policy,
            RunOptions options,
            @Nullable RunFailure refusal) {}

    @ActivateRequestContext
    void compute(MatchRunJobs.Claim claim, RunProgress progress) {
        UUID id = claim.runId();
        try {
            if (claim.fence() > config.attempts()) {
                fail(claim, RunFailure.attemptsExhausted(claim.fence() - 1));
                return;
            }
            solve(claim, progress);
        } catch (PairingStoppedException e) {
            LOG.infof("Match run %s stopped", id);
            jobs.giveBack(claim, Duration.ZERO);
        } catch (ClaimLostException e) {
            LOG.infof("Match run %s is in other hands; this result is dropped", id);
        } catch (PairingRefusedException e) {
            LOG.infof("Match run %s is refused by the engine: %s", id, e.getMessage());
            fail(claim, RunFailure.refused(e.code(), e.reason()));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            LOG.errorf(e, "Match run %s cannot be computed", id);
            fail(claim, RunFailure.engineFailed());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Match run %s failed, it will be started again", id);
            jobs.giveBack(claim, config.pause());
        }
    }

    /** One attempt; whatever ends it early is the caller's to tell. */
    @ActivateRequestContext
    void solve(MatchRunJobs.Claim claim, RunProgress progress) {
        progress.show("LOADING", 1);
        long start = System.nanoTime();
        Work work = load(claim);
        PairingInput input = work.input();
        if (input == null || work.refusal() != null) {
            fail(claim, Objects.requireNonNullElse(work.refusal(), RunFailure.engineFailed()));
            return;
        }
        long loaded = System.nanoTime();
        PairingResult result = pairing.solve(input, work.policy(), work.options(), progress);
        List<RunTimings.Phase> phases = progress.phases();
        long solved = System.nanoTime();
        progress.show("STORING", 92);
        StoredResult stored = StoredResult.of(result);
        end(claim, (run, cohort) -> {
            if (cohort.state().over()) {
                run.fail(RunFailure.cohortNotMatching(cohort.state().name()), clock.instant());
                return;
            }
            if (result.summary().certificate().valid()) {
                results.store(run.id(), stored);
            }
            RunTimings timings = new RunTimings(
                    millis(start, loaded), millis(loaded, solved), millis(solved, System.nanoTime()), phases);
            run.finish(
                    new MatchRun.Outcome(result.inputDigest(), stored.digest(), result.summary(), timings),
                    clock.instant());
        });
    }

    /** Again if the cohort has changed meanwhile: then it may be over. */
    private Work load(MatchRunJobs.Claim claim) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .timeout(DatabaseBounds.JOB_TRANSACTION_SECONDS)
                        .call(() -> load(claim.runId()));
            } catch (RuntimeException e) {
                if (attempt == LOADS || !overtaken(e)) {
                    throw e;
                }
            }
        }
    }

    private static boolean overtaken(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(
                        cause -> cause instanceof SQLException sql && SERIALIZATION_FAILURE.equals(sql.getSQLState()));
    }

    /** The stored input if there is one, from an attempt before or from the run that is run again; else the pool. */
    private Work load(UUID runId) {
        // All queries see one moment: somebody taken meanwhile is either in the pool with their place free, or not.
        entities.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        bounds.extendForJob();
        runs.markRunning(runId);
        MatchRun run = runs.require(runId);
        if (!run.state().open()) {
            throw new ClaimLostException();
        }
        PolicyOverride override = run.policyOverride();
        PolicyVersion stored = policies.version(run.policyId(), run.policyVersion());
        PolicyVersion policy = override == null ? stored : override.of(stored);
        RunPlan plan = runs.plan(runId);
        RunOptions options = options(run, plan);
        Cohort cohort = roster.cohort(run.cohortId()).orElseThrow();
        boolean rerun = run.basis() == RunBasis.RERUN;
        boolean pairs = !rerun && !run.simulation();
        if (cohort.state().over() || (pairs && !cohort.state().pairing())) {
            return new Work(
                    null,
                    policy,
                    options,
                    RunFailure.cohortNotMatching(cohort.state().name()));
        }
        PairingInput input = inputs.find(run.inputRunId()).orElse(null);
        if (input == null && rerun) {
            return new Work(null, policy, options, RunFailure.inputGone());
        }
        if (input == null) {
            PoolSelection selection = new PoolSelection(run.peers(), plan.chosenSet(), Set.copyOf(plan.excluded()));
            input = pairing.prepare(pools.of(cohort, selection), policy, options);
            // Refused by the database if the cohort has changed since this transaction began; until it ends, the cohort
            // waits.
            roster.enter(cohort.id());
            inputs.keep(runId, input);
        }
        return new Work(input, policy, options, null);
    }

    private static RunOptions options(MatchRun run, RunPlan plan) {
        RunOrder.Settings settings = run.settings();
        return new RunOptions(
                settings.strategy(),
                settings.pairBonus(),
                settings.minimumGroupSize(),
                settings.seed(),
                plan.locked(),
                plan.kept(),
                plan.forbidden());
    }

    private void fail(MatchRunJobs.Claim claim, RunFailure failure) {
        try {
            end(claim, (run, cohort) -> run.fail(failure, clock.instant()));
        } catch (ClaimLostException e) {
            LOG.infof("Match run %s is in other hands; its failure here is dropped", claim.runId());
        }
    }

    /** The cohort's gate first, then the run's row, then the job's, as in a cancellation. */
    private void end(MatchRunJobs.Claim claim, BiConsumer<MatchRun, Cohort> outcome) {
        QuarkusTransaction.requiringNew()
                .timeout(DatabaseBounds.JOB_TRANSACTION_SECONDS)
                .run(() -> {
                    bounds.extendForJob();
                    Cohort cohort =
                            roster.enter(runs.require(claim.runId()).cohortId()).orElseThrow();
                    MatchRun run = runs.lock(claim.runId());
                    if (!jobs.finish(claim)) {
                        throw new ClaimLostException();
                    }
                    outcome.accept(run, cohort);
                    if (run.state() == RunState.FAILED) {
                        inputs.drop(run.id());
                    }
                    events.publish(run, run.state() == RunState.COMPLETED ? "completed" : "failed");
                });
    }

    private static long millis(long from, long to) {
        return Duration.ofNanos(to - from).toMillis();
    }

    /** Somebody else has claimed the run since, or it was cancelled. */
    private static final class ClaimLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
