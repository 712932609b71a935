package dev.tandem.matching.engine;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one question. SAME: 1 for equal answers, 0 otherwise. OVERLAP: Jaccard index of the choices. DISTANCE:
 * 1 − |a − b| / range, at least 0. Missing when either has not answered, has chosen nothing, or has answered with a number
 * where choices are compared or the reverse.
 */
record QuestionCriterion(MatchPolicy.Question policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.QUESTION;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public String question() {
        return policy.key();
    }

    @Override
    public int measure(CandidatePair pair) {
        Answer a = answer(pair.mentee());
        Answer b = answer(pair.mentor());
        if (a == null || b == null) {
            return MISSING;
        }
        return switch (policy.comparison()) {
            case SAME -> a.equals(b) ? FixedPoint.ONE : 0;
            case OVERLAP ->
                a instanceof Answer.Choices first && b instanceof Answer.Choices second
                        ? FixedPoint.ratio(shared(first, second).size(), union(first, second))
                        : MISSING;
            case DISTANCE ->
                a instanceof Answer.Quantity first && b instanceof Answer.Quantity second
                        ? near(first, second)
                        : MISSING;
        };
    }

    private @Nullable Answer answer(Profile of) {
        Answer answer = of.participant.answers().get(policy.key());
        return answer instanceof Answer.Choices choices && choices.values().isEmpty() ? null : answer;
    }

    /** In doubles only to find out that two numbers are out of reach, so that no subtraction can overflow. */
    private int near(Answer.Quantity a, Answer.Quantity b) {
        if (Math.abs((double) a.value() - (double) b.value()) > 2.0 * policy.range()) {
            return 0;
        }
        long apart = Math.abs(a.value() - b.value());
        return apart >= policy.range() ? 0 : FixedPoint.ratio(policy.range() - apart, policy.range());
    }

    private static Set<String> shared(Answer.Choices a, Answer.Choices b) {
        Set<String> shared = new HashSet<>(a.values());
        shared.retainAll(b.values());
        return shared;
    }

    private static int union(Answer.Choices a, Answer.Choices b) {
        return a.values().size() + b.values().size() - shared(a, b).size();
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        Answer a = answer(pair.mentee());
        Answer b = answer(pair.mentor());
        if (a instanceof Answer.Quantity first && b instanceof Answer.Quantity second) {
            boolean alike = first.value() == second.value();
            return new Explanation(
                    "ANSWERS_COMPARED",
                    Parameters.of("question", policy.key(), "mentee", first.value(), "mentor", second.value()),
                    "To " + policy.key() + " they answered " + first.value() + " and " + second.value()
                            + (alike ? ", the same." : "."));
        }
        if (a instanceof Answer.Choices first && b instanceof Answer.Choices second) {
            List<String> shared = shared(first, second).stream().sorted().toList();
            return new Explanation(
                    "ANSWERS_SHARED",
                    Parameters.of("question", policy.key(), "shared", shared, "union", union(first, second)),
                    Collections.disjoint(first.values(), second.values())
                            ? "To " + policy.key() + " they share no answer."
                            : "To " + policy.key() + " they share " + Sentences.list(shared) + ".");
        }
        return new Explanation(
                "ANSWERS_DIFFER",
                Parameters.of("question", policy.key()),
                "To " + policy.key() + " they gave answers of different kinds.");
    }
}
