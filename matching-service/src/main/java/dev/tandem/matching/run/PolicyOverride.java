package dev.tandem.matching.run;

import dev.tandem.matching.policy.MentorWeights;
import dev.tandem.matching.policy.NeutralValues;
import dev.tandem.matching.policy.Parameters;
import dev.tandem.matching.policy.PolicyTerms;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.policy.Question;
import dev.tandem.matching.policy.Rules;
import dev.tandem.matching.policy.Weights;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Parts of a policy that a simulation replaces; what is absent stays as in the policy. Kept with the run alone. */
@Schema(name = "PolicyOverride")
record PolicyOverride(
        @Valid @Nullable Weights weights,
        @Valid @Nullable MentorWeights mentorWeights,
        @Min(0) @Max(100) @Schema(examples = "50") @Nullable Integer mentorShare,
        @Valid @Nullable NeutralValues neutral,
        @Valid @Nullable Parameters parameters,
        @Size(max = 20) @Nullable List<@NotNull @Valid Question> questions,
        @Valid @Nullable Rules rules) {

    PolicyVersion of(PolicyVersion policy) {
        return new PolicyVersion(
                policy.policyId(),
                policy.policyVersion(),
                policy.name(),
                new PolicyTerms(
                        Objects.requireNonNullElse(weights, policy.weights()),
                        mentorWeights == null ? policy.mentorWeights() : mentorWeights,
                        Objects.requireNonNullElse(mentorShare, policy.mentorShare()),
                        neutral == null ? policy.neutral() : neutral,
                        parameters == null ? policy.parameters() : parameters,
                        Objects.requireNonNullElse(questions, policy.questions()),
                        Objects.requireNonNullElse(rules, policy.rules())),
                policy.createdAt());
    }
}
