package dev.tandem.matching.engine;

import java.util.List;

/** Jaccard index of the ways to meet: shared ones over all that either accepts. */
record MeetingModesCriterion(MatchPolicy.MeetingModes policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.MEETING_MODES;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        return Sets.jaccard(pair.mentee().meetingModes, pair.mentor().meetingModes);
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        int[] a = pair.mentee().meetingModes;
        int[] b = pair.mentor().meetingModes;
        List<String> shared = Sets.sharedNames(a, b, pair.pool()::tagName);
        int union = a.length + b.length - shared.size();
        return new Explanation(
                "MEETING_MODES_SHARED",
                Parameters.of("union", union, "shared", shared),
                shared.isEmpty()
                        ? "They share no way to meet."
                        : "They share " + shared.size() + " of " + Sentences.count(union, "way", "ways") + " to meet: "
                                + Sentences.list(shared) + ".");
    }
}
