package dev.tandem.matching.run;

import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import jakarta.validation.Valid;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Parts of a policy that a simulation replaces; what is absent stays as in the policy. Kept with the run alone. */
@Schema(name = "PolicyOverride")
record PolicyOverride(
        @Valid @Nullable Weights weights, @Valid @Nullable Rules rules) {

    PolicyVersion of(PolicyVersion policy) {
        return new PolicyVersion(
                policy.policyId(),
                policy.policyVersion(),
                policy.name(),
                weights == null ? policy.weights() : weights,
                rules == null ? policy.rules() : rules,
                policy.createdAt());
    }
}
