package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much each criterion counts for the mentor; as in {@link Weights} where it is left out. */
@Schema(name = "PolicyMentorWeights")
public record MentorWeights(
        @Nullable @Min(0) @Max(100) @Schema(examples = "10") Integer skills,
        @Nullable @Min(0) @Max(100) @Schema(examples = "20") Integer goals,
        @Nullable @Min(0) @Max(100) @Schema(examples = "20") Integer interests,
        @Nullable @Min(0) @Max(100) @Schema(examples = "15") Integer availability,
        @Nullable @Min(0) @Max(100) @Schema(examples = "5") Integer languages,
        @Nullable @Min(0) @Max(100) @Schema(examples = "0") Integer department,
        @Nullable @Min(0) @Max(100) @Schema(examples = "0") Integer seniority,
        @Nullable @Min(0) @Max(100) @Schema(examples = "10") Integer proximity,
        @Nullable @Min(0) @Max(100) @Schema(examples = "15") Integer commitment,
        @Nullable @Min(0) @Max(100) @Schema(examples = "5") Integer meetingModes,
        @Nullable @Min(0) @Max(100) @Schema(examples = "0") Integer experience,
        @Nullable @Min(0) @Max(100) @Schema(examples = "5") Integer communicationStyle,
        @Nullable @Min(0) @Max(100) @Schema(examples = "15") Integer mutualPreference,
        @Nullable @Min(0) @Max(100) @Schema(examples = "5") Integer affinity) {

    /** Nothing of its own: the mentor judges as the mentee. */
    public static final MentorWeights NONE =
            new MentorWeights(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
