package dev.tandem.matching.suggestion;

import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.pairing.PreparedPool;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Leftovers;
import dev.tandem.matching.roster.Roster;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The pools of the cohorts in which people look for partners, prepared once and used until something changes by which
 * pairs are judged. The database counts those changes (see {@code pool_change}); the count is read before the pool, so
 * that a change in between makes the pool look older than it is and never newer.
 */
@ApplicationScoped
class PreparedPools implements Leftovers {

    private static final int KEPT = 32;

    private final EntityManager entities;
    private final PairingPools pools;
    private final Pairing pairing;
    private final Roster roster;
    private final Clock clock;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    PreparedPools(EntityManager entities, PairingPools pools, Pairing pairing, Roster roster, Clock clock) {
        this.entities = entities;
        this.pools = pools;
        this.pairing = pairing;
        this.roster = roster;
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

    /** Of which there is a pool in memory. */
    Set<UUID> cohorts() {
        return Set.copyOf(kept.keySet());
    }

    @Override
    public String what() {
        return "prepared pools";
    }

    /** The memory of this process: pools that have changed since, or whose cohort makes no pairs any more. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(int limit) {
        int forgotten = 0;
        for (Map.Entry<UUID, Kept> one : kept.entrySet()) {
            boolean stale = roster.cohort(one.getKey())
                            .filter(cohort -> cohort.state().pairing())
                            .isEmpty()
                    || changes(one.getKey()) != one.getValue().stamp().changes();
            if (stale && kept.remove(one.getKey(), one.getValue())) {
                forgotten++;
            }
        }
        return forgotten;
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
