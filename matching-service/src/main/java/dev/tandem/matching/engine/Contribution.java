package dev.tandem.matching.engine;

/**
 * What one criterion adds to a pair's score.
 *
 * @param weight of the criterion in the policy, above 0
 * @param score 0…1,000,000; the policy's neutral value when {@code missing}
 * @param missing whether either side has not stated what the criterion needs
 */
public record Contribution(CriterionCode criterion, int weight, int score, boolean missing, Explanation explanation) {}
