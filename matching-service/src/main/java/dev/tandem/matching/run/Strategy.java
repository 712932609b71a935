package dev.tandem.matching.run;

/** What a run aims for. */
public enum Strategy {
    /** Most pairs, then the highest total score. */
    OPTIMAL
}
