package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The one definition of a pair's score: with sᵢ in millionths (each rounded half up by its criterion, or neutral when a
 * datum is missing) and integer weights wᵢ, the score is Σ wᵢsᵢ / Σ wᵢ rounded half up, an integer 0…1,000,000.
 */
final class Scorer {
    private final Criterion[] criteria;
    private final int[] weights;
    private final int[] neutral;
    private final long totalWeight;

    Scorer(MatchPolicy policy) {
        List<Criterion> all = List.of(
                new SkillsCriterion(policy.skills()),
                new GoalsCriterion(),
                new InterestsCriterion(),
                new AvailabilityCriterion(policy.availability()),
                new LanguagesCriterion(policy.languages()),
                new DepartmentCriterion(policy.department()),
                new SeniorityCriterion(policy.seniority()));
        criteria = all.stream()
                .filter(criterion -> policy.weight(criterion.code()) > 0)
                .toArray(Criterion[]::new);
        weights = new int[criteria.length];
        neutral = new int[criteria.length];
        long total = 0;
        for (int i = 0; i < criteria.length; i++) {
            weights[i] = policy.weight(criteria[i].code());
            neutral[i] = policy.neutral(criteria[i].code());
            total += weights[i];
        }
        totalWeight = total;
    }

    int score(CandidatePair pair) {
        long sum = 0;
        for (int i = 0; i < criteria.length; i++) {
            int measured = criteria[i].measure(pair);
            sum += (long) weights[i] * (measured == Criterion.MISSING ? neutral[i] : measured);
        }
        return (int) FixedPoint.divide(sum, totalWeight);
    }

    List<Contribution> contributions(CandidatePair pair) {
        List<Contribution> contributions = new ArrayList<>();
        for (int i = 0; i < criteria.length; i++) {
            Criterion criterion = criteria[i];
            int measured = criterion.measure(pair);
            boolean missing = measured == Criterion.MISSING;
            contributions.add(new Contribution(
                    criterion.code(),
                    weights[i],
                    missing ? neutral[i] : measured,
                    missing,
                    missing ? notStated(criterion.code(), neutral[i]) : criterion.explain(pair)));
        }
        return List.copyOf(contributions);
    }

    private static Explanation notStated(CriterionCode criterion, int neutral) {
        return new Explanation(
                "NOT_STATED",
                Parameters.of("criterion", criterion.name(), "neutral", neutral),
                "One of them has not stated what " + Sentences.lower(criterion) + " needs, so it counts as "
                        + FixedPoint.text(neutral) + ".");
    }
}
