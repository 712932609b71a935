package dev.tandem.matching.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One immutable version of a policy: what a run was computed with. */
@Schema(name = "MatchingPolicyVersion")
public record PolicyVersion(
        UUID policyId,
        @Schema(examples = "1") int policyVersion,
        @Schema(examples = "Standard") String name,
        Weights weights,
        @Nullable MentorWeights mentorWeights,
        @Schema(examples = "50") int mentorShare,
        @Nullable NeutralValues neutral,
        @Nullable Parameters parameters,
        List<Question> questions,
        Rules rules,
        Instant createdAt) {

    /** A version that judges for both sides alike, with everything else at its default. */
    public PolicyVersion(
            UUID policyId, int policyVersion, String name, Weights weights, Rules rules, Instant createdAt) {
        this(
                policyId,
                policyVersion,
                name,
                new PolicyTerms(weights, null, PolicyTerms.EQUAL_SHARE, null, null, List.of(), rules),
                createdAt);
    }

    public PolicyVersion(UUID policyId, int policyVersion, String name, PolicyTerms terms, Instant createdAt) {
        this(
                policyId,
                policyVersion,
                name,
                terms.weights(),
                terms.mentorWeights(),
                terms.mentorShare(),
                terms.neutral(),
                terms.parameters(),
                terms.questions(),
                terms.rules(),
                createdAt);
    }

    public PolicyTerms terms() {
        return new PolicyTerms(weights, mentorWeights, mentorShare, neutral, parameters, questions, rules);
    }
}
