package dev.tandem.matching.engine;

/** What a pair is scored by, in the order in which contributions are listed. */
public enum CriterionCode {
    SKILLS,
    GOALS,
    INTERESTS,
    AVAILABILITY,
    LANGUAGES,
    DEPARTMENT,
    SENIORITY,
    PROXIMITY,
    COMMITMENT,
    MEETING_MODES,
    EXPERIENCE,
    COMMUNICATION_STYLE,
    MUTUAL_PREFERENCE,
    AFFINITY,
    /** One question of a questionnaire; a policy may have several. */
    QUESTION
}
