package dev.tandem.matching.policy;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies and their versions in the database. */
@ApplicationScoped
class MatchingPolicyRepository extends AggregateRepository<MatchingPolicy> {

    void add(MatchingPolicyVersion version) {
        getEntityManager().persist(version);
    }

    Optional<MatchingPolicyVersion> version(UUID policyId, int policyVersion) {
        return getEntityManager()
                .createQuery(
                        "from MatchingPolicyVersion where policyId = :policy and policyVersion = :version",
                        MatchingPolicyVersion.class)
                .setParameter("policy", policyId)
                .setParameter("version", policyVersion)
                .getResultStream()
                .findFirst();
    }

    List<MatchingPolicy> after(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }
}
