package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a criterion scores when somebody has not stated what it needs, in millionths; 500,000 where it is left out. */
@Schema(name = "PolicyNeutralValues")
public record NeutralValues(
        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer skills,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer goals,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer interests,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "300000")
        Integer availability,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer languages,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer department,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer seniority,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer proximity,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer commitment,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer meetingModes,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer experience,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer communicationStyle,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer mutualPreference,

        @Nullable @Min(0) @Max(1000000) @Schema(examples = "500000")
        Integer affinity) {

    /** The engine's own. */
    public static final NeutralValues NONE =
            new NeutralValues(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
