package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture;
import dev.tandem.matching.pairing.PairingStoppedException;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.roster.CohortOver;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.web.Ids;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The worker's claims. A worker that was killed is one that claimed a run and was never heard of again. */
@TandemTest
class MatchRunWorkerTest {

    private static final Duration LONG = Duration.ofHours(1);

    @Inject
    PoolFixture pool;

    @Inject
    MatchRunRepository runs;

    @Inject
    MatchRunJobs jobs;

    @Inject
    MatchRunComputation computation;

    @Inject
    MatchRunEvents events;

    @Inject
    Policies policies;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    @Inject
    Roster roster;

    @Inject
    MatchRunInputs inputs;

    @Inject
    AgroalDataSource database;

    @Test
    void a_run_whose_worker_was_killed_is_claimed_again_and_ends_once() {
        UUID cohort = cohort();
        MatchRunJobs.Claim dead = claimedElsewhere(cohort, 1, LONG);
        assertThat(jobs.progress(dead, new MatchRunJobs.Progress(40, "SOLVING")))
                .isTrue();

        expireLease(dead.runId());

        JsonPath run = Api.awaitRun(dead.runId(), "COMPLETED");
        assertThat(run.getInt("summary.pairs")).isEqualTo(2);
        assertThat(Api.publishedVerbs("match-run", dead.runId(), 2)).containsExactly("requested", "completed");
    }

    @Test
    void a_worker_that_was_replaced_cannot_store_its_result() {
        UUID cohort = cohort();
        MatchRunJobs.Claim slow = claimedElsewhere(cohort, 1, LONG);
        expireLease(slow.runId());
        Api.awaitRun(slow.runId(), "COMPLETED");
        JsonPath before = Api.run(slow.runId());

        computation.compute(slow, new RunProgress(jobs, slow, Duration.ZERO));

        JsonPath after = Api.run(slow.runId());
        assertThat(after.getInt("version")).isEqualTo(before.getInt("version"));
        assertThat(proposals(slow.runId())).isEqualTo(2);
        assertThat(jobs.renew(slow, LONG)).isFalse();
    }

    @Test
    void the_progress_of_a_run_is_visible_while_it_runs() {
        MatchRunJobs.Claim claim = claimedElsewhere(cohort(), 1, LONG);
        QuarkusTransaction.requiringNew().run(() -> runs.markRunning(claim.runId()));

        jobs.progress(claim, new MatchRunJobs.Progress(60, "SOLVING"));

        JsonPath run = Api.run(claim.runId());
        assertThat(run.getString("state")).isEqualTo("RUNNING");
        assertThat(run.getInt("progressPercent")).isEqualTo(60);
        assertThat(run.getString("phase")).isEqualTo("SOLVING");
        Api.coordinator()
                .post("/api/v1/match-runs/{id}/cancel", claim.runId())
                .then()
                .statusCode(200);
    }

    @Test
    void a_cancelled_run_stops_its_worker_and_has_no_result() {
        MatchRunJobs.Claim claim = claimedElsewhere(cohort(), 1, LONG);

        Api.coordinator()
                .post("/api/v1/match-runs/{id}/cancel", claim.runId())
                .then()
                .statusCode(200);
        RunProgress progress = new RunProgress(jobs, claim, Duration.ZERO);
        computation.compute(claim, progress);

        assertThat(progress.stopped()).isTrue();
        assertThat(Api.run(claim.runId()).getString("state")).isEqualTo("CANCELLED");
        assertThat(proposals(claim.runId())).isZero();
        assertThat(Api.publishedVerbs("match-run", claim.runId(), 2)).containsExactly("requested", "cancelled");
    }

    @Test
    void a_run_that_is_cancelled_while_it_is_computed_stops_and_stores_nothing() {
        MatchRunJobs.Claim claim = claimedElsewhere(cohort(), 1, LONG);
        AtomicBoolean cancelled = new AtomicBoolean();
        RunProgress progress = new RunProgress(jobs, claim, Duration.ZERO) {
            @Override
            public void at(String phase, int percent) {
                if (phase.equals("SOLVING") && cancelled.compareAndSet(false, true)) {
                    Api.coordinator()
                            .post("/api/v1/match-runs/{id}/cancel", claim.runId())
                            .then()
                            .statusCode(200);
                }
                super.at(phase, percent);
            }
        };

        computation.compute(claim, progress);

        assertThat(cancelled).isTrue();
        assertThat(progress.stopped()).isTrue();
        assertThat(Api.run(claim.runId()).getString("state")).isEqualTo("CANCELLED");
        assertThat(proposals(claim.runId())).isZero();
        for (String what : List.of("distribution", "heat-map", "fairness", "comparison?with=" + claim.runId())) {
            Api.assertProblem(
                    Api.coordinator().get("/api/v1/match-runs/" + claim.runId() + "/" + what), 409, "no-result");
        }
        Api.assertProblem(
                Api.coordinator().post("/api/v1/match-runs/{id}/rerun", claim.runId()), 409, "illegal-transition");
    }

    @Test
    void a_second_attempt_computes_what_the_first_one_read() {
        UUID cohort = cohort();
        MatchRunJobs.Claim first = claimedElsewhere(cohort, 1, LONG);
        RunProgress dying = new RunProgress(jobs, first, Duration.ZERO) {
            @Override
            public void at(String phase, int percent) {
                stop();
            }
        };
        assertThatThrownBy(() -> computation.solve(first, dying)).isInstanceOf(PairingStoppedException.class);
        assertThat(inputs(first.runId())).isEqualTo(1);
        pool.mentee(cohort);

        expireLease(first.runId());

        assertThat(Api.awaitRun(first.runId(), "COMPLETED").getInt("summary.mentees"))
                .isEqualTo(2);
    }

    @Test
    void a_run_that_never_ends_is_given_up() {
        MatchRunJobs.Claim claim = claimedElsewhere(cohort(), 5, LONG);

        expireLease(claim.runId());

        JsonPath run = Api.awaitRun(claim.runId(), "FAILED");
        assertThat(run.getString("failure.code")).isEqualTo("ATTEMPTS_EXHAUSTED");
        Api.assertProblem(Api.publish(claim.runId()), 409, "illegal-transition");
    }

    @Test
    void a_run_whose_cohort_was_completed_meanwhile_fails() {
        UUID cohort = cohort();
        MatchRunJobs.Claim claim = claimedElsewhere(cohort, 1, LONG);
        pool.moveCohort(cohort, "COMPLETED", "completed");

        computation.compute(claim, new RunProgress(jobs, claim, Duration.ZERO));

        JsonPath run = Api.run(claim.runId());
        assertThat(run.getString("state")).isEqualTo("FAILED");
        assertThat(run.getString("failure.code")).isEqualTo("COHORT_NOT_MATCHING");
        assertThat(Api.publishedVerbs("match-run", claim.runId(), 2)).containsExactly("requested", "failed");
    }

    @Test
    void a_run_whose_cohort_is_completed_while_it_is_computed_fails_and_keeps_nothing() {
        UUID cohort = cohort();
        MatchRunJobs.Claim claim = claimedElsewhere(cohort, 1, LONG);
        AtomicBoolean completed = new AtomicBoolean();
        RunProgress progress = new RunProgress(jobs, claim, Duration.ZERO) {
            @Override
            public void at(String phase, int percent) {
                if (phase.equals("SOLVING") && completed.compareAndSet(false, true)) {
                    pool.moveCohort(cohort, "COMPLETED", "completed");
                }
                super.at(phase, percent);
            }
        };

        computation.compute(claim, progress);

        assertThat(completed).isTrue();
        assertGaveUp(claim.runId());
    }

    @Test
    void an_input_is_not_stored_behind_a_cohort_that_is_just_being_completed() throws Exception {
        UUID cohort = cohort();
        MatchRunJobs.Claim claim = claimedElsewhere(cohort, 1, LONG);
        CountDownLatch held = new CountDownLatch(1);

        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> completion = other.submit(() -> complete(cohort, held));
            held.await();
            computation.compute(claim, new RunProgress(jobs, claim, Duration.ZERO));
            completion.get();
        }

        assertGaveUp(claim.runId());
    }

    @Test
    void runs_that_race_the_completion_of_their_cohort_leave_no_input_behind() throws Exception {
        List<UUID> accepted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID cohort = cohort();
            List<Response> answers = Api.race(List.of(() -> Runs.request(cohort, Map.of()), () -> {
                pool.moveCohort(cohort, "COMPLETED", "completed");
                return Api.coordinator().get("/api/v1/pool-entries?limit=1");
            }));
            if (answers.getFirst().statusCode() == 202) {
                accepted.add(answers.getFirst().jsonPath().getUUID("id"));
            } else {
                Api.assertProblem(answers.getFirst(), 409, "cohort-not-matching");
            }
        }

        Awaitility.await("the end of the runs")
                .until(() -> accepted.stream()
                        .allMatch(run -> List.of("COMPLETED", "FAILED")
                                .contains(Api.run(run).getString("state"))));

        assertThat(accepted).allSatisfy(run -> assertThat(inputs(run)).isZero());
    }

    @Test
    void a_run_without_a_result_keeps_no_input() {
        UUID cohort = cohort();
        MatchRunJobs.Claim claim = claimedElsewhere(cohort, 1, LONG);
        RunProgress dying = new RunProgress(jobs, claim, Duration.ZERO) {
            @Override
            public void at(String phase, int percent) {
                stop();
            }
        };
        assertThatThrownBy(() -> computation.solve(claim, dying)).isInstanceOf(PairingStoppedException.class);
        assertThat(inputs(claim.runId())).isEqualTo(1);

        Api.coordinator()
                .post("/api/v1/match-runs/{id}/cancel", claim.runId())
                .then()
                .statusCode(200);

        assertThat(inputs(claim.runId())).isZero();
    }

    /** What the projector does, with a pause under the lock until a run waits for it. */
    private void complete(UUID cohort, CountDownLatch held) {
        QuarkusTransaction.requiringNew().run(() -> {
            roster.enterAlone(cohort);
            held.countDown();
            Awaitility.await("a run that waits for the cohort").until(this::somebodyWaitsForACohort);
            entities.createNativeQuery("update cohort set state = 'COMPLETED' where id = :id")
                    .setParameter("id", cohort)
                    .executeUpdate();
            inputs.whenCohortIsOver(new CohortOver(cohort));
        });
    }

    private boolean somebodyWaitsForACohort() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery("""
                        select count(*) from pg_stat_activity where datname = current_database()
                        and wait_event_type = 'Lock' and query like '%from cohort where id%for share%'
                        """)) {
            waiting.next();
            return waiting.getInt(1) > 0;
        }
    }

    private void assertGaveUp(UUID run) {
        JsonPath shown = Api.run(run);
        assertThat(shown.getString("state")).isEqualTo("FAILED");
        assertThat(shown.getString("failure.code")).isEqualTo("COHORT_NOT_MATCHING");
        assertThat(inputs(run)).isZero();
        assertThat(Api.publishedVerbs("match-run", run, 2)).containsExactly("requested", "failed");
        assertThat(QuarkusTransaction.requiringNew().<Long>call(() -> (Long) entities.createNativeQuery(
                                "select count(*) from match_proposal where run_id = :run", Long.class)
                        .setParameter("run", run)
                        .getSingleResult()))
                .isZero();
    }

    private UUID cohort() {
        UUID cohort = pool.cohort();
        pool.enrol(cohort, "MENTOR", 1, 2);
        pool.enrol(cohort, "MENTEE", 1, 2);
        return cohort;
    }

    /** A run that some other worker has claimed before the one of this service could see it. */
    private MatchRunJobs.Claim claimedElsewhere(UUID cohort, long fence, Duration lease) {
        return QuarkusTransaction.requiringNew().call(() -> {
            MatchRun run =
                    new MatchRun(Ids.next(), RunOrder.optimal(cohort, policies.latest(null), 0), clock.instant());
            runs.persist(run);
            runs.flush();
            jobs.enqueue(run.id());
            events.publish(run, "requested");
            entities.createNativeQuery(
                            "update match_run_job set fence = :fence, started_at = clock_timestamp(), lease_until ="
                                    + " clock_timestamp() + :lease * interval '1 millisecond' where run_id = :run")
                    .setParameter("fence", fence)
                    .setParameter("lease", lease.toMillis())
                    .setParameter("run", run.id())
                    .executeUpdate();
            return new MatchRunJobs.Claim(run.id(), fence);
        });
    }

    private long inputs(UUID run) {
        return QuarkusTransaction.requiringNew().call(() -> (Long)
                entities.createNativeQuery("select count(*) from match_run_input where run_id = :run", Long.class)
                        .setParameter("run", run)
                        .getSingleResult());
    }

    private void expireLease(UUID run) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(
                                "update match_run_job set lease_until = clock_timestamp() where run_id = :run")
                        .setParameter("run", run)
                        .executeUpdate());
    }

    private int proposals(UUID run) {
        return Api.coordinator()
                .get("/api/v1/match-runs/{id}/proposals", run)
                .jsonPath()
                .getList("items")
                .size();
    }
}
