package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How much each criterion counts, relative to the others; 0 leaves it out. */
@Schema(name = "PolicyWeights")
public record Weights(
        @NotNull @Min(0) @Max(100) @Schema(examples = "40") Integer skills,
        @NotNull @Min(0) @Max(100) @Schema(examples = "20") Integer goals,
        @NotNull @Min(0) @Max(100) @Schema(examples = "10") Integer interests,
        @NotNull @Min(0) @Max(100) @Schema(examples = "15") Integer availability,
        @NotNull @Min(0) @Max(100) @Schema(examples = "5") Integer languages,
        @NotNull @Min(0) @Max(100) @Schema(examples = "5") Integer department,
        @NotNull @Min(0) @Max(100) @Schema(examples = "10") Integer seniority) {}
