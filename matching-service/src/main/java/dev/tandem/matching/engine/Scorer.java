package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The one definition of a pair's score. With sᵢ in millionths (each rounded half up by its criterion, or neutral when a
 * datum is missing), the mentee's score is Σ wᵢsᵢ / Σ wᵢ with the policy's integer weights, the mentor's score the same
 * with the mentor weights, and the score their mean weighted by the mentor's share; each of the three is rounded half up
 * to an integer 0…1,000,000.
 *
 * <p>Between two peers each criterion is measured both ways, each peer once as mentee and once as mentor; the value is
 * the mean of the two, rounded half up, where a way with missing data counts as neutral. It is missing if both ways are.
 */
final class Scorer {
    final Criterion[] criteria;
    final int[] weights;
    final int[] mentorWeights;
    final int[] neutral;
    final long totalWeight;
    final long totalMentorWeight;
    final int mentorShare;
    /** Whether both sides weigh alike, so that all three scores are one. */
    final boolean oneSided;

    Scorer(MatchPolicy policy) {
        criteria = Criterion.of(policy).stream()
                .filter(criterion -> criterion.weighing().weight() > 0
                        || criterion.weighing().weightForMentor() > 0)
                .toArray(Criterion[]::new);
        weights = new int[criteria.length];
        mentorWeights = new int[criteria.length];
        neutral = new int[criteria.length];
        mentorShare = policy.mentorShare();
        long total = 0;
        long mentorTotal = 0;
        boolean alike = true;
        for (int i = 0; i < criteria.length; i++) {
            MatchPolicy.Weighing weighing = criteria[i].weighing();
            weights[i] = weighing.weight();
            mentorWeights[i] = weighing.weightForMentor();
            neutral[i] = weighing.neutral();
            total += weights[i];
            mentorTotal += mentorWeights[i];
            alike &= weights[i] == mentorWeights[i];
        }
        totalWeight = total;
        totalMentorWeight = mentorTotal;
        oneSided = alike;
    }

    int score(CandidatePair pair) {
        long sum = 0;
        long mentorSum = 0;
        for (int i = 0; i < criteria.length; i++) {
            long value = value(i, pair);
            sum += weights[i] * value;
            mentorSum += mentorWeights[i] * value;
        }
        return score(sum, mentorSum);
    }

    int menteeScore(CandidatePair pair) {
        return side(pair, weights, totalWeight);
    }

    int mentorScore(CandidatePair pair) {
        return side(pair, mentorWeights, totalMentorWeight);
    }

    /** From Σ wᵢsᵢ by either side's weights. */
    int score(long sum, long mentorSum) {
        int mentee = (int) FixedPoint.divide(sum, totalWeight);
        return oneSided ? mentee : shared(mentee, (int) FixedPoint.divide(mentorSum, totalMentorWeight));
    }

    int shared(int menteeScore, int mentorScore) {
        return (int) FixedPoint.divide((100L - mentorShare) * menteeScore + (long) mentorShare * mentorScore, 100);
    }

    private int side(CandidatePair pair, int[] by, long total) {
        long sum = 0;
        for (int i = 0; i < criteria.length; i++) {
            sum += (long) by[i] * value(i, pair);
        }
        return (int) FixedPoint.divide(sum, total);
    }

    private int value(int criterion, CandidatePair pair) {
        int measured = measure(criteria[criterion], pair);
        return measured == Criterion.MISSING ? neutral[criterion] : measured;
    }

    private static int measure(Criterion criterion, CandidatePair pair) {
        int there = criterion.measure(pair);
        if (!pair.ofPeers() || criterion.symmetric()) {
            return there;
        }
        int back = criterion.measure(pair.reversed());
        if (there == Criterion.MISSING && back == Criterion.MISSING) {
            return Criterion.MISSING;
        }
        int neutral = criterion.weighing().neutral();
        long sum = (there == Criterion.MISSING ? neutral : there) + (long) (back == Criterion.MISSING ? neutral : back);
        return (int) FixedPoint.divide(sum, 2);
    }

    List<Contribution> contributions(CandidatePair pair) {
        List<Contribution> contributions = new ArrayList<>();
        long sum = 0;
        long mentorSum = 0;
        int before = 0;
        for (int i = 0; i < criteria.length; i++) {
            Criterion criterion = criteria[i];
            int measured = measure(criterion, pair);
            boolean missing = measured == Criterion.MISSING;
            long value = missing ? neutral[i] : measured;
            sum += weights[i] * value;
            mentorSum += mentorWeights[i] * value;
            // The running sum is rounded, not each part, so that the parts add up.
            int upToHere = score(sum, mentorSum);
            contributions.add(new Contribution(
                    criterion.code(),
                    weights[i],
                    mentorWeights[i],
                    (int) value,
                    missing,
                    missing ? notStated(criterion, neutral[i]) : explain(criterion, pair),
                    criterion.question(),
                    upToHere - before));
            before = upToHere;
        }
        return List.copyOf(contributions);
    }

    private static Explanation explain(Criterion criterion, CandidatePair pair) {
        if (!pair.ofPeers() || criterion.symmetric()) {
            return criterion.explain(pair);
        }
        String there = oneWay(criterion, pair);
        String back = oneWay(criterion, pair.reversed());
        return new Explanation(
                "BOTH_WAYS",
                Parameters.of("criterion", criterion.code().name(), "there", there, "back", back),
                "Taken one way: " + there + " The other way: " + back);
    }

    private static String oneWay(Criterion criterion, CandidatePair pair) {
        return criterion.measure(pair) == Criterion.MISSING
                ? notStated(criterion, criterion.weighing().neutral()).message()
                : criterion.explain(pair).message();
    }

    private static Explanation notStated(Criterion criterion, int neutral) {
        String question = criterion.question();
        return new Explanation(
                "NOT_STATED",
                question == null
                        ? Parameters.of("criterion", criterion.code().name(), "neutral", neutral)
                        : Parameters.of("criterion", criterion.code().name(), "question", question, "neutral", neutral),
                "One of them has not stated what "
                        + Sentences.lower(criterion.code()).replace('_', ' ') + " needs, so it counts as "
                        + FixedPoint.text(neutral) + ".");
    }
}
