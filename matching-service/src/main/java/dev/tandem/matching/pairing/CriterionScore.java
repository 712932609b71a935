package dev.tandem.matching.pairing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion adds to the score of a pair.
 *
 * @param weight of the criterion in the mentee's score, 0 or more
 * @param mentorWeight of the criterion in the mentor's score, 0 or more; never both 0
 * @param score of this criterion alone, in millionths
 * @param contribution to the score of the pair, in millionths; the contributions of a pair add up to its score
 * @param question the key of the question, for the code QUESTION alone
 * @param missing whether somebody did not state what the criterion needs, so that its neutral value was taken
 */
@Schema(name = "CriterionScore")
public record CriterionScore(
        @Schema(examples = "SKILLS") String code,
        @Schema(examples = "40") int weight,
        @Schema(examples = "40") int mentorWeight,
        @Schema(examples = "750000") int score,
        @Schema(examples = "285714") int contribution,
        boolean missing,
        @Schema(examples = "preferred-pace") @Nullable String question,
        Statement explanation) {}
