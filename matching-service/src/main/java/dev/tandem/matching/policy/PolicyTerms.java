package dev.tandem.matching.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a policy decides.
 *
 * @param mentorWeights null: the mentor judges as the mentee
 * @param mentorShare how much the mentor's score counts in that of the pair, in percent
 */
public record PolicyTerms(
        Weights weights,
        @Nullable MentorWeights mentorWeights,
        int mentorShare,
        @Nullable NeutralValues neutral,
        @Nullable Parameters parameters,
        List<Question> questions,
        Rules rules) {

    /** Both sides count the same. */
    static final int EQUAL_SHARE = 50;
}
