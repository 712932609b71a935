package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Of the attributes looked at that both opted to be matched by: how many have a value in common. */
record AffinityCriterion(MatchPolicy.Affinity policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.AFFINITY;
    }

    @Override
    public MatchPolicy.Weighing weighing() {
        return policy;
    }

    @Override
    public int measure(CandidatePair pair) {
        int both = 0;
        int shared = 0;
        for (String attribute : policy.attributes()) {
            Set<String> a = pair.mentee().participant.affinity().get(attribute);
            Set<String> b = pair.mentor().participant.affinity().get(attribute);
            if (a != null && b != null) {
                both++;
                shared += Collections.disjoint(a, b) ? 0 : 1;
            }
        }
        return both == 0 ? MISSING : FixedPoint.ratio(shared, both);
    }

    /** Names attributes and never a value: what somebody declared is theirs. */
    @Override
    public Explanation explain(CandidatePair pair) {
        List<String> both = new ArrayList<>();
        List<String> shared = new ArrayList<>();
        for (String attribute : policy.attributes()) {
            Set<String> a = pair.mentee().participant.affinity().get(attribute);
            Set<String> b = pair.mentor().participant.affinity().get(attribute);
            if (a != null && b != null) {
                both.add(attribute);
                if (!Collections.disjoint(a, b)) {
                    shared.add(attribute);
                }
            }
        }
        return new Explanation(
                "AFFINITY_SHARED",
                Parameters.of("compared", List.copyOf(both), "shared", List.copyOf(shared)),
                "Of the attributes that both opted to be matched by, they have " + shared.size() + " of " + both.size()
                        + " in common" + (shared.isEmpty() ? "." : ": " + Sentences.list(shared) + "."));
    }
}
