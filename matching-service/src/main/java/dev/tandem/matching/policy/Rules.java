package dev.tandem.matching.policy;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What no score can make up for. Being the same person and excluding each other always forbid a pair.
 *
 * @param minWeeklyOverlapMinutes time both have free in every week of the active phase; 0 switches the rule off
 * @param forbidPriorPairs whether a pair that met before, or of which one declined, may not be proposed again
 * @param minimumScore in millionths; 0 switches the rule off
 * @param missingDataPasses whether somebody without stated languages, availability or level passes those rules
 * @param minimumSeniorityGap the smallest lead of the mentor in levels; no such rule where it is left out
 * @param maximumSeniorityGap the largest lead of the mentor in levels; no such rule where it is left out
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

        @NotNull @Schema(examples = "false") Boolean missingDataPasses,
        @Nullable @Schema(examples = "1") Integer minimumSeniorityGap,
        @Nullable @Schema(examples = "5") Integer maximumSeniorityGap) {

    /** Rules without bounds on the mentor's lead. */
    public Rules(
            Integer minWeeklyOverlapMinutes,
            Boolean requireSharedLanguage,
            Boolean forbidReportingLine,
            Boolean forbidPriorPairs,
            Integer minimumScore,
            Boolean missingDataPasses) {
        this(
                minWeeklyOverlapMinutes,
                requireSharedLanguage,
                forbidReportingLine,
                forbidPriorPairs,
                minimumScore,
                missingDataPasses,
                null,
                null);
    }
}
