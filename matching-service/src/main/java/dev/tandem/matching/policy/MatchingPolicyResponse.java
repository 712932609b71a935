package dev.tandem.matching.policy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A policy in its latest version. */
@Schema(name = "MatchingPolicy")
record MatchingPolicyResponse(
        UUID id,
        @Schema(examples = "1") long version,
        @Schema(examples = "Standard") String name,
        @Schema(examples = "1") int policyVersion,
        Weights weights,
        Rules rules,
        Instant createdAt,
        Instant updatedAt) {

    static MatchingPolicyResponse of(MatchingPolicy policy) {
        return new MatchingPolicyResponse(
                policy.id(),
                policy.version(),
                policy.name(),
                policy.policyVersion(),
                policy.weights(),
                policy.rules(),
                policy.createdAt(),
                policy.updatedAt());
    }
}
