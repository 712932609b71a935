package dev.tandem.matching.pool;

/** What somebody allows a self declaration to be used for. */
public enum DeclarationPurpose {
    /** Counting, without names and not in small groups, whether a group is treated differently. */
    FAIRNESS,
    /** Being matched with somebody who says the same of themselves. */
    AFFINITY
}
