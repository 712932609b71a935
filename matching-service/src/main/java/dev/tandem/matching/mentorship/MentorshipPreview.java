package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the engine says about people who might be brought together.
 *
 * @param score in millionths; of a group the mean of its pairs
 * @param pairs the mentor with each mentee, or the two peers
 * @param brokenRules of all pairs; making the mentorship needs an override reason unless this is empty
 */
@Schema(name = "MentorshipPreview")
record MentorshipPreview(@Schema(examples = "812345") int score, List<PairPreview> pairs, List<Statement> brokenRules) {

    /** One pair of the constellation; of peers, the first one stands for the mentor. */
    @Schema(name = "MentorshipPairPreview")
    record PairPreview(
            UUID mentorEnrollmentId,
            UUID menteeEnrollmentId,
            @Schema(examples = "812345") int score,
            List<CriterionScore> explanation,
            List<Statement> brokenRules) {}
}
