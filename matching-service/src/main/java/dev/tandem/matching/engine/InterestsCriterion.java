package dev.tandem.matching.engine;

import java.util.List;

/** Jaccard index of the interests: shared ones over all that either has. */
record InterestsCriterion(MatchPolicy.Interests policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.INTERESTS;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        return Sets.jaccard(pair.mentee().interests, pair.mentor().interests);
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        List<String> shared = Sets.sharedNames(pair.mentee().interests, pair.mentor().interests, pair.pool()::tagName);
        int union = pair.mentee().interests.length + pair.mentor().interests.length - shared.size();
        return new Explanation(
                "INTERESTS_SHARED",
                Parameters.of("union", union, "shared", shared),
                shared.isEmpty()
                        ? "They share no interest."
                        : "They share " + shared.size() + " of " + Sentences.count(union, "interest", "interests")
                                + ": " + Sentences.list(shared) + ".");
    }
}
