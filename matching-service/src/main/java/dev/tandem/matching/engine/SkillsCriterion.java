package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The mean, over the skills the mentee wants, of the best credit an offered skill earns: offered level over wanted level,
 * at most 1, reduced by the policy's percentage for every step up or down the taxonomy.
 */
record SkillsCriterion(MatchPolicy.Skills policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.SKILLS;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public boolean symmetric() {
        return false;
    }

    @Override
    public int measure(CandidatePair pair) {
        int wanted = pair.mentee().wanted.length;
        if (wanted == 0 || pair.mentor().offered.length == 0) {
            return MISSING;
        }
        long sum = 0;
        for (int i = 0; i < wanted; i++) {
            sum += best(pair, i).credit;
        }
        return (int) FixedPoint.divide(sum, wanted);
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        Profile mentee = pair.mentee();
        List<String> covered = new ArrayList<>();
        List<String> partly = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < mentee.wanted.length; i++) {
            Best best = best(pair, i);
            String name = pair.pool().skillName(mentee.wanted[i]);
            if (best.credit == FixedPoint.ONE) {
                covered.add(name);
            } else if (best.credit > 0) {
                partly.add(
                        best.steps == 0
                                ? name + " (level " + best.level + " of " + mentee.wantedLevels[i] + ")"
                                : name + " (through " + pair.pool().skillName(best.skill) + ")");
            } else {
                missing.add(name);
            }
        }
        String message = "Offers " + covered.size() + " of the "
                + Sentences.count(mentee.wanted.length, "skill", "skills") + " wanted in full"
                + (covered.isEmpty() ? "" : ": " + Sentences.list(covered))
                + (partly.isEmpty() ? "" : "; in part: " + Sentences.list(partly))
                + (missing.isEmpty() ? "" : "; not: " + Sentences.list(missing)) + ".";
        return new Explanation(
                "SKILLS_COVERED",
                Parameters.of(
                        "wanted", mentee.wanted.length,
                        "covered", List.copyOf(covered),
                        "partly", List.copyOf(partly),
                        "missing", List.copyOf(missing)),
                message);
    }

    private Best best(CandidatePair pair, int wantedAt) {
        Profile mentor = pair.mentor();
        int wanted = pair.mentee().wanted[wantedAt];
        int wantedLevel = pair.mentee().wantedLevels[wantedAt];
        int bestCredit = 0;
        int bestAt = 0;
        int bestSteps = -1;
        for (int i = 0; i < mentor.offered.length; i++) {
            int steps = pair.pool().steps(wanted, mentor.offered[i]);
            if (steps >= 0) {
                int credit = credit(mentor.offeredLevels[i], wantedLevel, steps);
                if (credit > bestCredit) {
                    bestCredit = credit;
                    bestAt = i;
                    bestSteps = steps;
                }
            }
        }
        return new Best(bestCredit, mentor.offered[bestAt], mentor.offeredLevels[bestAt], bestSteps);
    }

    int credit(int offered, int wanted, int steps) {
        long credit = FixedPoint.ratio(offered, wanted);
        for (int step = 0; step < steps; step++) {
            credit = FixedPoint.divide(credit * policy.relatedCreditPercent(), 100);
        }
        return (int) credit;
    }

    private record Best(int credit, int skill, int level, int steps) {}
}
