package dev.tandem.matching.policy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a client decides about a policy: given whole to create one, as a merge patch to change it. */
@Schema(name = "WriteMatchingPolicyRequest", examples = """
                {"name": "Across departments",
                 "weights": {"skills": 40, "goals": 20, "interests": 5, "availability": 15, "languages": 5,
                             "department": 10, "seniority": 5},
                 "rules": {"minWeeklyOverlapMinutes": 90, "requireSharedLanguage": true, "forbidReportingLine": true,
                           "forbidPriorPairs": true, "minimumScore": 300000, "missingDataPasses": false}}
                """)
record WriteMatchingPolicyRequest(
        @NotBlank @Size(max = 120) String name,
        @NotNull @Valid Weights weights,
        @NotNull @Valid Rules rules) {}
