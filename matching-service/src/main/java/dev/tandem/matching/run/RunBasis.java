package dev.tandem.matching.run;

/** What a run was made from. */
public enum RunBasis {
    /** A request of its own. */
    REQUEST,
    /** The stored input of another run, to show that the result is the same. */
    RERUN,
    /** Another run with changed locks and exclusions, over the pool as it is now. */
    EDIT,
    /** Another run whose pairs are kept as far as they are still possible, over the pool as it is now. */
    REFRESH
}
