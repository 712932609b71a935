package dev.tandem.matching.engine;

/** How the answers of two people to one question are compared. */
public enum Comparison {
    /** 1 for equal answers, 0 otherwise. */
    SAME,
    /** Choices both made over choices either made. */
    OVERLAP,
    /** 1 for equal numbers, falling linearly to 0 where they are the question's range apart. */
    DISTANCE
}
