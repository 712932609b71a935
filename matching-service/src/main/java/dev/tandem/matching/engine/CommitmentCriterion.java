package dev.tandem.matching.engine;

import java.util.Objects;

/** 1 while the mentor offers the hours that the mentee wants; missing hours cost 1/tolerance each. */
record CommitmentCriterion(MatchPolicy.Commitment policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.COMMITMENT;
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
        Integer wanted = pair.mentee().participant.commitmentHoursPerMonth();
        Integer offered = pair.mentor().participant.commitmentHoursPerMonth();
        if (wanted == null || offered == null) {
            return MISSING;
        }
        int lacking = Math.max(0, wanted - offered);
        int tolerance = policy.toleranceHours();
        return lacking >= tolerance ? 0 : FixedPoint.ratio(tolerance - lacking, tolerance);
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        int wanted = Objects.requireNonNullElse(pair.mentee().participant.commitmentHoursPerMonth(), 0);
        int offered = Objects.requireNonNullElse(pair.mentor().participant.commitmentHoursPerMonth(), 0);
        return new Explanation(
                "COMMITMENT_HOURS",
                Parameters.of("wanted", wanted, "offered", offered, "toleranceHours", policy.toleranceHours()),
                "The mentee wants " + Sentences.count(wanted, "hour", "hours") + " a month, the mentor offers "
                        + offered + (offered >= wanted ? "." : ", " + (wanted - offered) + " fewer."));
    }
}
