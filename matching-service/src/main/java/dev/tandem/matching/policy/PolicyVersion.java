package dev.tandem.matching.policy;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One immutable version of a policy: what a run was computed with. */
@Schema(name = "MatchingPolicyVersion")
public record PolicyVersion(
        UUID policyId,
        @Schema(examples = "1") int policyVersion,
        @Schema(examples = "Standard") String name,
        Weights weights,
        Rules rules,
        Instant createdAt) {}
