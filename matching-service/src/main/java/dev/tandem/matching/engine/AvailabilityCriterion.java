package dev.tandem.matching.engine;

/** Shared free minutes in the worst week, over the target, at most 1. */
record AvailabilityCriterion(MatchPolicy.Availability policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.AVAILABILITY;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        int minutes = pair.overlapMinutes();
        return minutes == Profile.NOT_STATED ? MISSING : FixedPoint.ratio(minutes, policy.targetMinutes());
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        int minutes = pair.overlapMinutes();
        return new Explanation(
                "WEEKLY_OVERLAP",
                Parameters.of("minutes", minutes, "targetMinutes", policy.targetMinutes()),
                "Both are free for at least " + Sentences.count(minutes, "minute", "minutes")
                        + " in every week; the target is " + policy.targetMinutes() + ".");
    }
}
