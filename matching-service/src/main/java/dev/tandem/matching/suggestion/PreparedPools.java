package dev.tandem.matching.suggestion;

import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.pairing.PreparedPool;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.roster.Cohort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pools of the cohorts in which people look for partners, prepared once and used until something changes by which
 * pairs are judged. The database counts those changes (see {@code pool_change}); the count is read before the pool, so
 * that a change in between makes the pool look older than it is and never newer.
 */
@ApplicationScoped
class PreparedPools {

    private static final int KEPT = 32;

    private final EntityManager entities;
    private final PairingPools pools;
    private final Pairing pairing;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    PreparedPools(EntityManager entities, PairingPools pools, Pairing pairing, Clock clock) {
        this.entities = entities;
        this.pools = pools;
        this.pairing = pairing;
        this.clock = clock;
    }

    private record Stamp(long changes, UUID policyId, int policyVersion) {}

    private record Kept(Stamp stamp, PreparedPool pool, Instant preparedAt) {}

    /** The pool of the cohort as it is now. */
    PreparedPool of(Cohort cohort, PolicyVersion policy) {
        Stamp stamp = new Stamp(changes(cohort.id()), policy.policyId(), policy.policyVersion());
        Kept known = kept.get(cohort.id());
        if (known != null && known.stamp().equals(stamp)) {
            return known.pool();
        }
        // Whoever comes meanwhile waits for this one instead of preparing the same pool again.
        PreparedPool fresh = kept.compute(
                        cohort.id(),
                        (id, other) -> other != null && other.stamp().equals(stamp)
                                ? other
                                : new Kept(
                                        stamp, pairing.prepare(pools.everybodyReady(cohort), policy), clock.instant()))
                .pool();
        trim();
        return fresh;
    }

    /** Forgets what was prepared longest ago, when there is much. */
    private void trim() {
        while (kept.size() > KEPT) {
            kept.entrySet().stream()
                    .min(Comparator.comparing(entry -> entry.getValue().preparedAt()))
                    .ifPresent(oldest -> kept.remove(oldest.getKey(), oldest.getValue()));
        }
    }

    private long changes(UUID cohortId) {
        return ((Number) entities.createNativeQuery("""
                        select coalesce(sum(changes), 0) from pool_change
                        where cohort_id in (:cohort, '00000000-0000-0000-0000-000000000000')
                        """)
                        .setParameter("cohort", cohortId)
                        .getSingleResult())
                .longValue();
    }
}
