package dev.tandem.matching.pairing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one criterion adds to the score of a pair.
 *
 * @param question key of the question that was compared, for QUESTION alone
 * @param weight in the policy
 * @param mentorWeight for the mentor's side; left out where it is the same
 * @param score of this criterion alone, in millionths
 * @param contribution to the score of the pair, in millionths; the contributions of a pair add up to its score
 * @param missing whether somebody did not state what the criterion needs, so that its neutral value was taken
 */
@Schema(name = "CriterionScore")
public record CriterionScore(
        @Schema(examples = "SKILLS") String code,
        @Schema(examples = "remote-days") @Nullable String question,
        @Schema(examples = "40") int weight,
        @Schema(examples = "10") @Nullable Integer mentorWeight,
        @Schema(examples = "750000") int score,
        @Schema(examples = "285714") int contribution,
        boolean missing,
        Statement explanation) {

    /** A criterion that counts the same for both sides. */
    public CriterionScore(
            String code, int weight, int score, int contribution, boolean missing, Statement explanation) {
        this(code, null, weight, null, score, contribution, missing, explanation);
    }
}
