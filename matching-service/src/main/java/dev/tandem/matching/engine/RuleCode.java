package dev.tandem.matching.engine;

/** What can forbid a pair, cheapest to check first. */
public enum RuleCode {
    /** Nobody mentors themselves. Always on. */
    SAME_PERSON,
    /** Either has excluded the other. Always on. */
    EXCLUSION,
    /** The coordinator has forbidden this pair. Always on. */
    FORBIDDEN_PAIR,
    /** One manages the other, directly or through any number of managers. */
    REPORTING_LINE,
    /** They have been paired before, in the same roles. */
    PRIOR_PAIR,
    /** The mentor's lead in levels lies outside the admissible range. */
    SENIORITY_GAP,
    /** They share no language. */
    SHARED_LANGUAGE,
    /** In some week of the active phase they share less time than required. */
    MINIMUM_WEEKLY_OVERLAP,
    /** The score is below the admissible minimum. */
    MINIMUM_SCORE
}
