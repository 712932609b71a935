package dev.tandem.matching.run;

import dev.tandem.matching.pool.Role;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a run treats the groups that people count themselves to, of those who agreed to be counted for this. Computed from
 * what they agree to now.
 *
 * @param withheld why there are no figures: CHOSEN_PEOPLE when the run's people were named one by one, so that two runs
 *     could be subtracted from each other; absent otherwise
 */
@Schema(name = "MatchRunFairness")
record FairnessResponse(
        UUID runId,
        @Schema(examples = "CHOSEN_PEOPLE") @Nullable String withheld,
        List<Comparison> comparisons) {

    /**
     * The groups of one attribute in one role.
     *
     * @param suppressedGroups groups of fewer than five people, and as many larger ones as keep those from being derived
     */
    @Schema(name = "FairnessComparison")
    record Comparison(
            @Schema(examples = "first-generation") String attribute,
            Role role,
            List<Group> groups,
            @Schema(examples = "1") int suppressedGroups) {}

    /**
     * People of one group, five at least. Somebody who counts themselves to several groups is in each of them.
     *
     * @param people in the pool of the run
     * @param matched of them with at least one pair
     * @param matchRate matched by people, in millionths
     * @param adverseImpactRatio the match rate by that of the shown group with the highest one, in millionths; absent when
     *     nobody shown is matched
     * @param fourFifths whether that ratio is at least four fifths; absent with it
     * @param meanScore of their pairs, in millionths; absent when fewer than five are matched, as is the minimum
     */
    @Schema(name = "FairnessGroup")
    record Group(
            @Schema(examples = "yes") String value,
            @Schema(examples = "24") int people,
            @Schema(examples = "18") int matched,
            @Schema(examples = "750000") int matchRate,
            @Schema(examples = "916667") @Nullable Integer adverseImpactRatio,
            @Schema(examples = "true") @Nullable Boolean fourFifths,
            @Schema(examples = "702500") @Nullable Integer meanScore,
            @Schema(examples = "512300") @Nullable Integer minScore) {}
}
