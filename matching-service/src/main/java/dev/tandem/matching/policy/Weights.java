package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much each criterion counts, relative to the others; 0 leaves it out. The criteria from {@code proximity} on are 0
 * when they are left out.
 */
@Schema(name = "PolicyWeights")
public record Weights(
        @NotNull @Min(0) @Max(100) @Schema(examples = "40") Integer skills,
        @NotNull @Min(0) @Max(100) @Schema(examples = "20") Integer goals,
        @NotNull @Min(0) @Max(100) @Schema(examples = "10") Integer interests,
        @NotNull @Min(0) @Max(100) @Schema(examples = "15") Integer availability,
        @NotNull @Min(0) @Max(100) @Schema(examples = "5") Integer languages,
        @NotNull @Min(0) @Max(100) @Schema(examples = "5") Integer department,
        @NotNull @Min(0) @Max(100) @Schema(examples = "10") Integer seniority,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "10")
        Integer proximity,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "5")
        Integer commitment,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "5")
        Integer meetingModes,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "5")
        Integer experience,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "5")
        Integer communicationStyle,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "10")
        Integer mutualPreference,

        @NotNull @Min(0) @Max(100) @Schema(required = false, examples = "5")
        Integer affinity) {

    public Weights {
        proximity = orZero(proximity);
        commitment = orZero(commitment);
        meetingModes = orZero(meetingModes);
        experience = orZero(experience);
        communicationStyle = orZero(communicationStyle);
        mutualPreference = orZero(mutualPreference);
        affinity = orZero(affinity);
    }

    /** Weights of the criteria that every policy names; the others are 0. */
    public Weights(
            Integer skills,
            Integer goals,
            Integer interests,
            Integer availability,
            Integer languages,
            Integer department,
            Integer seniority) {
        this(skills, goals, interests, availability, languages, department, seniority, 0, 0, 0, 0, 0, 0, 0);
    }

    private static Integer orZero(@Nullable Integer weight) {
        return weight == null ? 0 : weight;
    }
}
