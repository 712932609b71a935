package dev.tandem.matching.engine.certificate;

import java.util.List;
import java.util.Map;

/**
 * The proof that a result is optimal, found by code that shares nothing with the solver.
 *
 * @param valid whether every check passed
 * @param cardinality pairs in the result, locked ones included
 * @param totalScore sum of their scores
 * @param dualBound no pairing of this many pairs has a higher total score; meaningful when the prices are feasible
 * @param gap {@code dualBound - totalScore}; 0 when proven optimal
 * @param checks every check made, in a fixed order
 * @param violations what failed, at most {@value #LISTED} per check
 */
public record Certificate(
        boolean valid,
        int cardinality,
        long totalScore,
        long dualBound,
        long gap,
        List<Check> checks,
        List<Violation> violations) {

    /** How many violations of one check are listed. */
    public static final int LISTED = 20;

    /**
     * One part of the proof.
     *
     * @param examined how many things were looked at
     * @param failed how many of them were wrong
     */
    public record Check(CheckCode code, long examined, long failed) {
        /** Whether nothing was wrong. */
        public boolean passed() {
            return failed == 0;
        }
    }

    /** Something that is wrong with the result. Mentees and mentors are named by their position by id. */
    public record Violation(CheckCode check, Map<String, Object> parameters, String message) {}
}
