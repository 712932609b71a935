package dev.tandem.matching.engine;

/**
 * 1 while the mentor's lead in levels lies in the preferred range; outside it falls linearly to 0 over the policy's
 * number of levels.
 */
record SeniorityCriterion(MatchPolicy.Seniority policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.SENIORITY;
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
        Integer mentee = pair.mentee().participant.seniorityLevel();
        Integer mentor = pair.mentor().participant.seniorityLevel();
        if (mentee == null || mentor == null) {
            return MISSING;
        }
        long gap = (long) mentor - mentee;
        long outside = Math.max(0, Math.max(policy.minimumGap() - gap, gap - policy.maximumGap()));
        return outside >= policy.falloffLevels()
                ? 0
                : FixedPoint.ratio(policy.falloffLevels() - outside, policy.falloffLevels());
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        Integer mentee = pair.mentee().participant.seniorityLevel();
        Integer mentor = pair.mentor().participant.seniorityLevel();
        long gap = mentee == null || mentor == null ? 0 : (long) mentor - mentee;
        String lead = gap == 0
                ? "Both are on the same level"
                : "The mentor is " + Sentences.count(Math.abs(gap), "level", "levels")
                        + (gap > 0 ? " above the mentee" : " below the mentee");
        return new Explanation(
                "SENIORITY_GAP",
                Parameters.of(
                        "gap", gap,
                        "minimumGap", policy.minimumGap(),
                        "maximumGap", policy.maximumGap()),
                lead + "; a lead of " + policy.minimumGap() + " to " + policy.maximumGap() + " is preferred.");
    }
}
