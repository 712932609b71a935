package dev.tandem.matching.engine;

import java.util.List;
import java.util.UUID;

/**
 * A pair of the result.
 *
 * @param menteeId enrollment of the mentee
 * @param mentorId enrollment of the mentor
 * @param score 0…1,000,000
 * @param locked whether it was fixed beforehand
 * @param contributions one per criterion with a weight above 0; their weighted mean, rounded half up, is the score
 * @param brokenRules always empty unless locked: a lock overrides rules
 */
public record Proposal(
        UUID menteeId,
        UUID menteePersonId,
        UUID mentorId,
        UUID mentorPersonId,
        int score,
        boolean locked,
        List<Contribution> contributions,
        List<BrokenRule> brokenRules) {}
