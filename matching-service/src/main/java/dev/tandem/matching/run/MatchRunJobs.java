package dev.tandem.matching.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/**
 * The work of the runs: who does it, until when, and how far it is.
 *
 * <p>A worker claims a job for the length of a lease and renews it while it works. A worker that died lets its lease run
 * out, and another one claims the job and starts anew. Every claim raises the job's fencing token; whatever a worker
 * writes counts only while the job still carries the token of its claim. So one that was merely slow, and has been
 * replaced meanwhile, cannot write a result.
 */
@ApplicationScoped
class MatchRunJobs {

    private final EntityManager entities;

    MatchRunJobs(EntityManager entities) {
        this.entities = entities;
    }

    /** The right to work on a run; {@code fence} counts the claims of this run, from 1. */
    record Claim(UUID runId, long fence) {}

    /** How far the work of a run is. */
    record Progress(int percent, String phase) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void enqueue(UUID runId) {
        write("insert into match_run_job (run_id, queued_at) values (:run, clock_timestamp())")
                .setParameter("run", runId)
                .executeUpdate();
    }

    /** Claims the oldest job that nobody works on; jobs that others are just claiming are passed over. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Optional<Claim> claim(Duration lease) {
        return read("""
                        update match_run_job
                        set fence = fence + 1, started_at = coalesce(started_at, clock_timestamp()),
                            lease_until = clock_timestamp() + :lease * interval '1 millisecond',
                            progress_percent = 0, phase = 'CLAIMED'
                        where run_id = (
                            select run_id from match_run_job
                            where finished_at is null and (lease_until is null or lease_until < clock_timestamp())
                            order by queued_at, run_id limit 1 for update skip locked)
                        returning run_id, fence
                        """)
                .setParameter("lease", lease.toMillis())
                .getResultStream()
                .findFirst()
                .map(row -> new Claim(row.get(0, UUID.class), row.get(1, Long.class)));
    }

    /** Keeps the claim for another lease; false when it is lost. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean renew(Claim claim, Duration lease) {
        return 1
                == owned("lease_until = clock_timestamp() + :lease * interval '1 millisecond'", claim)
                        .setParameter("lease", lease.toMillis())
                        .executeUpdate();
    }

    /** Shows how far the work is, at once; false when the claim is lost. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    boolean progress(Claim claim, Progress progress) {
        return 1
                == owned("progress_percent = :percent, phase = :phase", claim)
                        .setParameter("percent", progress.percent())
                        .setParameter("phase", progress.phase())
                        .executeUpdate();
    }

    /** Gives the job back, to be claimed again after a pause. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void giveBack(Claim claim, Duration pause) {
        owned("lease_until = clock_timestamp() + :pause * interval '1 millisecond', phase = 'QUEUED'", claim)
                .setParameter("pause", pause.toMillis())
                .executeUpdate();
    }

    /**
     * Ends the job in the transaction that stores its result.
     *
     * @return false when the claim is lost: then the result must not be stored
     */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean finish(Claim claim) {
        return 1
                == owned("finished_at = clock_timestamp(), progress_percent = 100, phase = 'DONE'", claim)
                        .executeUpdate();
    }

    /** Ends the job whoever works on it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void cancel(UUID runId) {
        write("update match_run_job set finished_at = clock_timestamp(), phase = 'CANCELLED' where run_id = :run"
                        + " and finished_at is null")
                .setParameter("run", runId)
                .executeUpdate();
    }

    /** The progress of runs, in one query. */
    Map<UUID, Progress> progress(Collection<UUID> runIds) {
        Map<UUID, Progress> progress = new HashMap<>();
        List<Tuple> rows = read("select run_id, cast(progress_percent as integer), phase from match_run_job"
                        + " where run_id = any(:runs)")
                .setParameter("runs", runIds.toArray(UUID[]::new))
                .getResultList();
        rows.forEach(row -> progress.put(
                row.get(0, UUID.class), new Progress(row.get(1, Integer.class), row.get(2, String.class))));
        return progress;
    }

    private NativeQuery<?> owned(String change, Claim claim) {
        return write("update match_run_job set " + change
                        + " where run_id = :run and fence = :fence and finished_at is null")
                .setParameter("run", claim.runId())
                .setParameter("fence", claim.fence());
    }

    private NativeQuery<?> write(String sql) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class);
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<Tuple> read(String sql) {
        return entities.createNativeQuery(sql, Tuple.class).unwrap(NativeQuery.class);
    }
}
