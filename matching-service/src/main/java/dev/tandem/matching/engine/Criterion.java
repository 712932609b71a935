package dev.tandem.matching.engine;

/** One reason for or against a pair, measured 0…1,000,000. A new criterion is one more implementation. */
sealed interface Criterion
        permits SkillsCriterion,
                GoalsCriterion,
                InterestsCriterion,
                AvailabilityCriterion,
                LanguagesCriterion,
                DepartmentCriterion,
                SeniorityCriterion {

    /** What {@link #measure} says when either side has not stated what the criterion needs. */
    int MISSING = -1;

    CriterionCode code();

    /** The value in millionths, rounded half up, or {@link #MISSING}. */
    int measure(CandidatePair pair);

    /** Says why a pair, for which the datum is not missing, has the value it has. */
    Explanation explain(CandidatePair pair);
}
