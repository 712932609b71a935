package dev.tandem.matching.policy;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The published state of a policy. */
record MatchingPolicySnapshot(
        UUID id,
        long version,
        String name,
        int policyVersion,
        Weights weights,
        @Nullable MentorWeights mentorWeights,
        int mentorShare,
        @Nullable NeutralValues neutral,
        @Nullable Parameters parameters,
        List<Question> questions,
        Rules rules) {

    static MatchingPolicySnapshot of(MatchingPolicy policy) {
        PolicyTerms terms = policy.terms();
        return new MatchingPolicySnapshot(
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
                terms.rules());
    }
}
