package dev.tandem.matching.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a client decides about a policy: given whole to create one, as a merge patch to change it.
 *
 * @param mentorWeights the mentor's own weights; left out, both sides judge alike
 * @param mentorShare how much the mentor's score counts in that of the pair, in percent; 50 when left out
 * @param neutral for missing data
 * @param questions of the questionnaire, each at most once
 */
@Schema(name = "WriteMatchingPolicyRequest", examples = """
                {"name": "Across departments",
                 "weights": {"skills": 40, "goals": 20, "interests": 5, "availability": 15, "languages": 5,
                             "department": 10, "seniority": 5, "proximity": 5, "commitment": 5},
                 "mentorWeights": {"skills": 20, "commitment": 20},
                 "mentorShare": 40,
                 "neutral": {"availability": 300000},
                 "parameters": {"department": {"preference": "DIFFERENT"}, "proximity": {"zeroBeyondKm": 100}},
                 "questions": [{"key": "remote-days", "comparison": "DISTANCE", "range": 5, "weight": 5}],
                 "rules": {"minWeeklyOverlapMinutes": 90, "requireSharedLanguage": true, "forbidReportingLine": true,
                           "forbidPriorPairs": true, "minimumScore": 300000, "missingDataPasses": false,
                           "minimumSeniorityGap": 1}}
                """)
record WriteMatchingPolicyRequest(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Valid Weights weights,
        @Nullable @Valid MentorWeights mentorWeights,
        @Nullable @Min(0) @Max(100) @Schema(examples = "50") Integer mentorShare,
        @Nullable @Valid NeutralValues neutral,
        @Nullable @Valid Parameters parameters,
        @Nullable @Size(max = 20) List<@NotNull @Valid Question> questions,
        @NotNull @Valid Rules rules) {

    /** What a merge patch applies to. */
    static WriteMatchingPolicyRequest of(MatchingPolicy policy) {
        PolicyTerms terms = policy.terms();
        return new WriteMatchingPolicyRequest(
                policy.name(),
                terms.weights(),
                terms.mentorWeights(),
                terms.mentorShare(),
                terms.neutral(),
                terms.parameters(),
                terms.questions(),
                terms.rules());
    }

    PolicyTerms terms() {
        return new PolicyTerms(
                weights,
                mentorWeights,
                mentorShare == null ? PolicyTerms.EQUAL_SHARE : mentorShare,
                neutral,
                parameters,
                questions == null ? List.of() : List.copyOf(questions),
                rules);
    }
}
