package dev.tandem.matching.engine;

import java.util.List;

/** The part of the mentee's goals that the mentor shares. */
record GoalsCriterion(MatchPolicy.Goals policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.GOALS;
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
        int[] goals = pair.mentee().goals;
        int[] offered = pair.mentor().goals;
        return goals.length == 0 || offered.length == 0
                ? MISSING
                : FixedPoint.ratio(Sets.shared(goals, offered), goals.length);
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        int total = pair.mentee().goals.length;
        List<String> shared = Sets.sharedNames(pair.mentee().goals, pair.mentor().goals, pair.pool()::tagName);
        return new Explanation(
                "GOALS_SHARED",
                Parameters.of("total", total, "shared", shared),
                "Shares " + shared.size() + " of the mentee's " + Sentences.count(total, "goal", "goals")
                        + (shared.isEmpty() ? "" : ": " + Sentences.list(shared)) + ".");
    }
}
