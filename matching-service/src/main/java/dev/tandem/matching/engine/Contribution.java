package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/**
 * What one criterion adds to a pair's score.
 *
 * @param weight of the criterion in the mentee's score, 0 or more
 * @param mentorWeight of the criterion in the mentor's score, 0 or more; never both 0
 * @param score 0…1,000,000; the policy's neutral value when {@code missing}
 * @param missing whether either side has not stated what the criterion needs
 * @param question the key of the question, for {@link CriterionCode#QUESTION} alone
 * @param points what this adds to the score of the pair, in millionths; the points of a pair add up to its score
 */
public record Contribution(
        CriterionCode criterion,
        int weight,
        int mentorWeight,
        int score,
        boolean missing,
        Explanation explanation,
        @Nullable String question,
        int points) {}
