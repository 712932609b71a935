package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says about a constellation.
 *
 * @param score in millionths; of a group the mean of its pairs
 * @param criteria what makes the score of a single pair; empty for a group
 */
record Judged(
        int score,
        List<CriterionScore> criteria,
        List<Statement> brokenRules,
        List<MentorshipPreview.PairPreview> pairs) {

    private static final String SAME_PERSON = "SAME_PERSON";

    /** Whether no reason in the world makes this a mentorship. */
    boolean impossible() {
        return brokenRules.stream().anyMatch(rule -> rule.code().equals(SAME_PERSON));
    }

    /** The override reason to keep: only when it overrides something. */
    @Nullable
    String overrideToKeep(@Nullable String reason) {
        return brokenRules.isEmpty() ? null : reason;
    }
}
