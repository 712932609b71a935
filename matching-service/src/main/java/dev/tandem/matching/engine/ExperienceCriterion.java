package dev.tandem.matching.engine;

import java.util.Objects;

/** The mentor's lead in years: 0 up to the minimum, 1 from the full lead on, linear between. */
record ExperienceCriterion(MatchPolicy.Experience policy) implements Criterion {
    @Override
    public CriterionCode code() {
        return CriterionCode.EXPERIENCE;
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
        Integer mentee = pair.mentee().participant.experienceYears();
        Integer mentor = pair.mentor().participant.experienceYears();
        if (mentee == null || mentor == null) {
            return MISSING;
        }
        int above = mentor - mentee - policy.minimumLeadYears();
        return above <= 0 ? 0 : FixedPoint.ratio(above, policy.fullLeadYears() - policy.minimumLeadYears());
    }

    @Override
    public Explanation explain(CandidatePair pair) {
        int mentee = Objects.requireNonNullElse(pair.mentee().participant.experienceYears(), 0);
        int mentor = Objects.requireNonNullElse(pair.mentor().participant.experienceYears(), 0);
        int lead = mentor - mentee;
        return new Explanation(
                "EXPERIENCE_LEAD",
                Parameters.of(
                        "lead", lead,
                        "minimumLeadYears", policy.minimumLeadYears(),
                        "fullLeadYears", policy.fullLeadYears()),
                "The mentor has " + Sentences.count(Math.abs(lead), "year", "years")
                        + (lead >= 0 ? " more" : " less") + " of experience; from " + policy.fullLeadYears()
                        + " years on counts in full.");
    }
}
