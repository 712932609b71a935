package dev.tandem.matching.engine.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a result is what its strategy promises, found by code that shares nothing with the solver.
 *
 * @param valid whether every check passed. For groups that is: the result keeps all rules and the bound holds; whether
 *     it is the best says {@code gap}.
 * @param cardinality pairs in the result, locked ones included
 * @param totalScore sum of their scores
 * @param dualBound no pairing of this many pairs has a higher total score; meaningful when the prices are feasible.
 *     STABLE promises nothing about the total and repeats it here.
 * @param gap {@code dualBound - totalScore}; 0 when proven optimal, and above 0 whenever more pairs are not ruled out
 * @param checks every check made, in a fixed order
 * @param violations what failed, at most {@value #LISTED} per check
 * @param cardinalityBound no pairing has more pairs, locked ones included; null where nothing is said about that
 * @param bottleneck FAIR: the lowest score among pairs that were free to choose, and no pairing with as many pairs has a
 *     higher one; null for other strategies and where no pair was free
 */
public record Certificate(
        boolean valid,
        int cardinality,
        long totalScore,
        long dualBound,
        long gap,
        List<Check> checks,
        List<Violation> violations,
        @Nullable Integer cardinalityBound,
        @Nullable Integer bottleneck) {

    /** A certificate that says nothing beyond pairs, total and bound. */
    public Certificate(
            boolean valid,
            int cardinality,
            long totalScore,
            long dualBound,
            long gap,
            List<Check> checks,
            List<Violation> violations) {
        this(valid, cardinality, totalScore, dualBound, gap, checks, violations, null, null);
    }

    /** The same with one more check, which must pass like all others. */
    public Certificate with(Check check) {
        List<Check> more = new ArrayList<>(checks);
        more.add(check);
        return new Certificate(
                valid && check.passed(),
                cardinality,
                totalScore,
                dualBound,
                gap,
                List.copyOf(more),
                violations,
                cardinalityBound,
                bottleneck);
    }

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
