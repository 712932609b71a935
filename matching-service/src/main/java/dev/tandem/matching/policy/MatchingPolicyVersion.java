package dev.tandem.matching.policy;

import dev.tandem.platform.web.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

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
    private @Nullable MentorWeights mentorWeights;

    private int mentorShare;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable NeutralValues neutral;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Parameters parameters;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Question> questions;

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
        PolicyTerms terms = policy.terms();
        weights = terms.weights();
        mentorWeights = terms.mentorWeights();
        mentorShare = terms.mentorShare();
        neutral = terms.neutral();
        parameters = terms.parameters();
        questions = terms.questions();
        rules = terms.rules();
        createdAt = policy.updatedAt();
    }

    PolicyVersion toPolicyVersion() {
        return new PolicyVersion(
                policyId,
                policyVersion,
                name,
                weights,
                mentorWeights,
                mentorShare,
                neutral,
                parameters,
                questions,
                rules,
                createdAt);
    }
}
