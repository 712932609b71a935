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
    public int measure(CandidatePair pair) {
        int wanted = pair.mentee().skills.length;
        if (wanted == 0 || pair.mentor().skills.length == 0) {
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
        for (int i = 0; i < mentee.skills.length; i++) {
            Best best = best(pair, i);
            String name = pair.pool().skillName(mentee.skills[i]);
            if (best.credit == FixedPoint.ONE) {
                covered.add(name);
            } else if (best.credit > 0) {
                partly.add(
                        best.steps == 0
                                ? name + " (level " + best.level + " of " + mentee.levels[i] + ")"
                                : name + " (through " + pair.pool().skillName(best.skill) + ")");
            } else {
                missing.add(name);
            }
        }
        String message = "Offers " + covered.size() + " of the "
                + Sentences.count(mentee.skills.length, "skill", "skills") + " wanted in full"
                + (covered.isEmpty() ? "" : ": " + Sentences.list(covered))
                + (partly.isEmpty() ? "" : "; in part: " + Sentences.list(partly))
                + (missing.isEmpty() ? "" : "; not: " + Sentences.list(missing)) + ".";
        return new Explanation(
                "SKILLS_COVERED",
                Parameters.of(
                        "wanted", mentee.skills.length,
                        "covered", List.copyOf(covered),
                        "partly", List.copyOf(partly),
                        "missing", List.copyOf(missing)),
                message);
    }

    private Best best(CandidatePair pair, int wantedAt) {
        Profile mentor = pair.mentor();
        int wanted = pair.mentee().skills[wantedAt];
        int wantedLevel = pair.mentee().levels[wantedAt];
        int bestCredit = 0;
        int bestAt = 0;
        int bestSteps = -1;
        for (int i = 0; i < mentor.skills.length; i++) {
            int steps = pair.pool().steps(wanted, mentor.skills[i]);
            if (steps >= 0) {
                int credit = credit(mentor.levels[i], wantedLevel, steps);
                if (credit > bestCredit) {
                    bestCredit = credit;
                    bestAt = i;
                    bestSteps = steps;
                }
            }
        }
        return new Best(bestCredit, mentor.skills[bestAt], mentor.levels[bestAt], bestSteps);
    }

    private int credit(int offered, int wanted, int steps) {
        long credit = FixedPoint.ratio(offered, wanted);
        for (int step = 0; step < steps; step++) {
            credit = FixedPoint.divide(credit * policy.relatedCreditPercent(), 100);
        }
        return (int) credit;
    }

    private record Best(int credit, int skill, int level, int steps) {}
}
