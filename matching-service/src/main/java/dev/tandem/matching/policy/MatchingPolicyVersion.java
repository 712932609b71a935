package dev.tandem.matching.policy;

import dev.tandem.platform.web.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A version of a policy in the database, which refuses to change it. */
@Entity
@Immutable
class MatchingPolicyVersion {

    @Id
    private UUID id;

    private UUID policyId;
    private int policyVersion;
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private Weights weights;

    @JdbcTypeCode(SqlTypes.JSON)
    private Rules rules;

    private Instant createdAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchingPolicyVersion() {}

    MatchingPolicyVersion(MatchingPolicy policy) {
        id = Ids.next();
        policyId = policy.id();
        policyVersion = policy.policyVersion();
        name = policy.name();
        weights = policy.weights();
        rules = policy.rules();
        createdAt = policy.updatedAt();
    }

    PolicyVersion toPolicyVersion() {
        return new PolicyVersion(policyId, policyVersion, name, weights, rules, createdAt);
    }
}
