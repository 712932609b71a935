package dev.tandem.matching.bench;

import dev.tandem.matching.engine.certificate.Certificate;

/** A solver that takes part: told to build and solve, then to judge what came out. */
interface Contender {
    /** As it stands in the answer. */
    String name();

    /** Loads what is not part of solving (a native library). */
    default void prepare() {}

    /** Whether it can cope with an instance. */
    default boolean takes(Instance instance) {
        return true;
    }

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
    record Judgement(long cardinality, long total, long bound, long violations) {
        /** Every part of a proof that failed is a violation, and a proof that fails as a whole is at least one. */
        static Judgement of(Certificate certificate, long bound) {
            long failed = certificate.checks().stream()
                    .mapToLong(Certificate.Check::failed)
                    .sum();
            return new Judgement(
                    certificate.cardinality(),
                    certificate.totalScore(),
                    bound,
                    certificate.valid() ? failed : Math.max(1, failed));
        }
    }
}
