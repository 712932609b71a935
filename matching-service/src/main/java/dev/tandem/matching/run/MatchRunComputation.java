package dev.tandem.matching.run;

import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPool;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.pairing.PairingResult;
import dev.tandem.matching.pairing.PairingStoppedException;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Roster;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Computes one run: loads the pool as it is at one moment, asks the engine without holding a transaction, and stores the
 * result under the claim's fencing token. Interrupted anywhere, it leaves nothing behind and can be started again.
 */
@ApplicationScoped
class MatchRunComputation {

    private static final Logger LOG = Logger.getLogger(MatchRunComputation.class);

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunJobs jobs;
    private final MatchRunResults results;
    private final MatchRunEvents events;
    private final Roster roster;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;
    private final WorkerConfig config;
    private final Clock clock;

    MatchRunComputation(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunJobs jobs,
            MatchRunResults results,
            MatchRunEvents events,
            Roster roster,
            Policies policies,
            PairingPools pools,
            Pairing pairing,
            WorkerConfig config,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.jobs = jobs;
        this.results = results;
        this.events = events;
        this.roster = roster;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
        this.config = config;
        this.clock = clock;
    }

    /** What a run reads. */
    private record Input(Cohort cohort, PairingPool pool, PolicyVersion policy, long seed) {}

    @ActivateRequestContext
    void compute(MatchRunJobs.Claim claim, RunProgress progress) {
        UUID id = claim.runId();
        try {
            if (claim.fence() > config.attempts()) {
                fail(claim, RunFailure.attemptsExhausted(claim.fence() - 1));
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> runs.markRunning(id));
            solve(claim, progress);
        } catch (PairingStoppedException e) {
            LOG.infof("Match run %s stopped", id);
            jobs.giveBack(claim, Duration.ZERO);
        } catch (ClaimLostException e) {
            LOG.infof("Match run %s is in other hands; this result is dropped", id);
        } catch (IllegalArgumentException e) {
            LOG.errorf(e, "Match run %s cannot be computed", id);
            fail(claim, RunFailure.engineFailed());
        } catch (RuntimeException e) {
            LOG.warnf(e, "Match run %s failed, it will be started again", id);
            jobs.giveBack(claim, config.pause());
        }
    }

    private void solve(MatchRunJobs.Claim claim, RunProgress progress) {
        progress.show("LOADING", 1);
        long start = System.nanoTime();
        Input input = QuarkusTransaction.requiringNew().call(() -> load(claim.runId()));
        if (!input.cohort().state().pairing()) {
            fail(claim, RunFailure.cohortNotMatching(input.cohort().state().name()));
            return;
        }
        long loaded = System.nanoTime();
        PairingResult result = pairing.solve(input.pool(), input.policy(), input.seed(), progress);
        long solved = System.nanoTime();
        progress.show("STORING", 92);
        end(claim, run -> {
            if (result.summary().certificate().valid()) {
                results.store(run.id(), result);
            }
            RunTimings timings =
                    new RunTimings(millis(start, loaded), millis(loaded, solved), millis(solved, System.nanoTime()));
            run.finish(result.inputDigest(), result.summary(), timings, clock.instant());
        });
    }

    private Input load(UUID runId) {
        // All queries see one moment: somebody taken meanwhile is either in the pool with their place free, or not.
        entities.createNativeQuery("set transaction isolation level repeatable read")
                .executeUpdate();
        MatchRun run = runs.require(runId);
        Cohort cohort = roster.cohort(run.cohortId()).orElseThrow();
        return new Input(cohort, pools.of(cohort), policies.version(run.policyId(), run.policyVersion()), run.seed());
    }

    private void fail(MatchRunJobs.Claim claim, RunFailure failure) {
        try {
            end(claim, run -> run.fail(failure, clock.instant()));
        } catch (ClaimLostException e) {
            LOG.infof("Match run %s is in other hands; its failure here is dropped", claim.runId());
        }
    }

    /** The run's row first, then the job's, as in a cancellation. */
    private void end(MatchRunJobs.Claim claim, Consumer<MatchRun> outcome) {
        QuarkusTransaction.requiringNew().run(() -> {
            MatchRun run = runs.lock(claim.runId());
            if (!jobs.finish(claim)) {
                throw new ClaimLostException();
            }
            outcome.accept(run);
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
