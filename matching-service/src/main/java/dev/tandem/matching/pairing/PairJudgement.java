package dev.tandem.matching.pairing;

import java.util.List;

/** How a single pair stands under a policy; {@code brokenRules} is empty when a run could propose it. */
public record PairJudgement(int score, List<CriterionScore> criteria, List<Statement> brokenRules) {}
