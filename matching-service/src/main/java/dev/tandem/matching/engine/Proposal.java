package dev.tandem.matching.engine;

import java.util.List;
import java.util.UUID;

/**
 * A pair of the result. Of two peers the one with the smaller id stands as the mentee.
 *
 * @param menteeId enrollment of the mentee
 * @param mentorId enrollment of the mentor
 * @param score 0…1,000,000: the mean of the two sides' scores, weighted by the policy's mentor share, rounded half up
 * @param menteeScore 0…1,000,000, by the policy's weights
 * @param mentorScore 0…1,000,000, by the policy's mentor weights
 * @param locked whether it was fixed beforehand
 * @param contributions one per criterion with a weight above 0; their points add up to the score
 * @param brokenRules always empty unless locked: a lock overrides rules
 */
public record Proposal(
        UUID menteeId,
        UUID menteePersonId,
        UUID mentorId,
        UUID mentorPersonId,
        int score,
        int menteeScore,
        int mentorScore,
        boolean locked,
        List<Contribution> contributions,
        List<BrokenRule> brokenRules) {}
