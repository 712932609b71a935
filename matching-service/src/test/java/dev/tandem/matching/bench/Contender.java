package dev.tandem.matching.bench;

/** A solver that takes part: told to build and solve, then to judge what came out. */
interface Contender {
    /** As it stands in the answer. */
    String name();

    /** Loads what is not part of solving (a native library). */
    default void prepare() {}

    /** Builds its own form of the problem and solves it; this is what is timed. */
    Solved solve(Instance instance);

    /** Judges the result, outside the time. */
    @FunctionalInterface
    interface Solved {
        Judgement judge();
    }

    /**
     * What came out.
     *
     * @param bound no result of as many pairs has a higher total; the total itself when nothing is known
     * @param violations rules and proofs that do not hold
     */
    record Judgement(long cardinality, long total, long bound, long violations) {}
}
