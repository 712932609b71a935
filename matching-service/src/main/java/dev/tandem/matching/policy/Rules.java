package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What no score can make up for. Being the same person and excluding each other always forbid a pair.
 *
 * @param minWeeklyOverlapMinutes time both have free in every week of the active phase; 0 switches the rule off
 * @param forbidPriorPairs whether a pair that met before, or of which one declined, may not be proposed again
 * @param minimumScore in millionths; 0 switches the rule off
 * @param missingDataPasses whether somebody without stated languages or availability passes those two rules
 */
@Schema(name = "PolicyRules")
public record Rules(
        @NotNull @Min(0) @Max(10080) @Schema(examples = "60")
        Integer minWeeklyOverlapMinutes,

        @NotNull @Schema(examples = "true") Boolean requireSharedLanguage,
        @NotNull @Schema(examples = "true") Boolean forbidReportingLine,
        @NotNull @Schema(examples = "true") Boolean forbidPriorPairs,

        @NotNull @Min(0) @Max(1000000) @Schema(examples = "300000")
        Integer minimumScore,

        @NotNull @Schema(examples = "false") Boolean missingDataPasses) {}
