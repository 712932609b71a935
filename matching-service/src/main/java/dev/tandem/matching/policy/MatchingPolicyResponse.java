package dev.tandem.matching.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A policy in its latest version. */
@Schema(name = "MatchingPolicy")
record MatchingPolicyResponse(
        UUID id,
        @Schema(examples = "1") long version,
        @Schema(examples = "Standard") String name,
        @Schema(examples = "1") int policyVersion,
        Weights weights,
        @Nullable MentorWeights mentorWeights,
        @Schema(examples = "50") int mentorShare,
        @Nullable NeutralValues neutral,
        @Nullable Parameters parameters,
        List<Question> questions,
        Rules rules,
        Instant createdAt,
        Instant updatedAt) {

    static MatchingPolicyResponse of(MatchingPolicy policy) {
        PolicyTerms terms = policy.terms();
        return new MatchingPolicyResponse(
                policy.id(),
                policy.version(),
                policy.name(),
                policy.policyVersion(),
                terms.weights(),
                terms.mentorWeights(),
                terms.mentorShare(),
                terms.neutral(),
                terms.parameters(),
                terms.questions(),
                terms.rules(),
                policy.createdAt(),
                policy.updatedAt());
    }
}
