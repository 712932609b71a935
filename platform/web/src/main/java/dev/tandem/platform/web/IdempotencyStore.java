package dev.tandem.platform.web;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.Session;

/** Stored answers, in the database of the service. All methods join the transaction of the effect. */
@ApplicationScoped
class IdempotencyStore {

    private final Session session;
    private final Clock clock;
    private final Duration retention;

    IdempotencyStore(
            Session session,
            Clock clock,
            @ConfigProperty(name = "tandem.idempotency.retention", defaultValue = "PT24H") Duration retention) {
        this.session = session;
        this.clock = clock;
        this.retention = retention;
    }

    /** Takes the key until the transaction ends; false when another request holds it. */
    boolean tryLock(String scope) {
        return session.createNativeQuery("select pg_try_advisory_xact_lock(:key)", Boolean.class)
                .setParameter("key", Hashes.lockKey(scope))
                .getSingleResult();
    }

    Optional<StoredAnswer> find(String scope) {
        return session.createNativeQuery("""
                        select request_hash, status, location, etag, body
                        from idempotency_record
                        where scope = :scope and expires_at > :now
                        """, Object[].class)
                .setParameter("scope", scope)
                .setParameter("now", clock.instant())
                .getResultStream()
                .findFirst()
                .map(row -> new StoredAnswer(
                        (String) row[0], ((Number) row[1]).intValue(), (String) row[2], (String) row[3], (String)
                                row[4]));
    }

    void save(String scope, StoredAnswer answer) {
        // A row that has expired but was not cleaned up yet gives way.
        session.createNativeMutationQuery("""
                        insert into idempotency_record
                            (scope, request_hash, status, location, etag, body, created_at, expires_at)
                        values (:scope, :hash, :status, :location, :etag, :body, :now, :expires)
                        on conflict (scope) do update set
                            request_hash = excluded.request_hash, status = excluded.status,
                            location = excluded.location, etag = excluded.etag, body = excluded.body,
                            created_at = excluded.created_at, expires_at = excluded.expires_at
                        """)
                .setParameter("scope", scope)
                .setParameter("hash", answer.requestHash())
                .setParameter("status", answer.status())
                .setParameter("location", answer.location(), String.class)
                .setParameter("etag", answer.etag(), String.class)
                .setParameter("body", answer.body(), String.class)
                .setParameter("now", clock.instant())
                .setParameter("expires", clock.instant().plus(retention))
                .executeUpdate();
    }

    @Sweep
    @Scheduled(
            every = "${tandem.idempotency.cleanup-every:1h}",
            delayed = "${tandem.idempotency.cleanup-delay:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetExpired() {
        session.createNativeMutationQuery("delete from idempotency_record where expires_at <= :now")
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
