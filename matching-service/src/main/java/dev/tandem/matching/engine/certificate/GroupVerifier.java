package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.GroupProblem;
import dev.tandem.matching.engine.graph.GroupSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Proves or refutes that groups keep their sizes, and how far from the best they can be at most.
 *
 * <p>The cases must leave nothing out: each inner one asks whether a mentor runs a group and has a case for either
 * answer. In a last case prices with π_i + p_j ≥ w_ij + λ for the edges of mentors not known to run none bound every
 * pairing by Σ π + Σ places · p, where for a mentor known to run a group p may be below 0 and then counts as often as the
 * minimum. The highest of these bounds holds for all. λ is more than any total, so the bound speaks of pairs first.
 */
public final class GroupVerifier {
    private static final int NONE = -1;
    private static final byte ANY = 0;
    private static final byte OPEN = 1;
    private static final byte CLOSED = 2;

    private final GroupProblem groups;
    private final MatchProblem problem;
    private final MatchGraph graph;
    private final GroupSolution solution;
    private final Findings findings = new Findings(
            CheckCode.KNOWN_PARTICIPANTS,
            CheckCode.ONE_MENTOR_PER_MENTEE,
            CheckCode.CAPACITY,
            CheckCode.ELIGIBLE_PAIRS,
            CheckCode.LOCKS_KEPT,
            CheckCode.PRICES_NOT_NEGATIVE,
            CheckCode.DUAL_FEASIBLE,
            CheckCode.MINIMUM_GROUP_SIZE,
            CheckCode.WAIVER_NEEDED,
            CheckCode.CASES_COMPLETE,
            CheckCode.BOUND_ABOVE);
    private final PairChecks pairs;

    private final int[] locked;
    private final int[] eligible;
    private BigInteger bound = BigInteger.ZERO;

    private GroupVerifier(GroupProblem groups, GroupSolution solution) {
        this.groups = groups;
        this.solution = solution;
        problem = groups.problem();
        graph = problem.graph();
        pairs = new PairChecks(problem, findings);
        locked = new int[graph.mentors()];
        eligible = new int[graph.mentors()];
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] != NONE) {
                locked[problem.lockedMentor()[mentee]]++;
            } else {
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    eligible[graph.mentor()[edge]]++;
                }
            }
        }
    }

    /** Checks groups. Valid means that they keep all rules and that the bound holds; the gap is what it leaves open. */
    public static Certificate verify(GroupProblem problem, GroupSolution solution) {
        return new GroupVerifier(problem, solution).certificate();
    }

    private Certificate certificate() {
        boolean known = pairs.areKnown(solution.pairs());
        boolean fit = solution.bonus() > (long) graph.mentees() * MatchGraph.MAX_SCORE && caseListsFit();
        findings.examine(
                CheckCode.CASES_COMPLETE, fit, "The cases do not fit together, or λ is no more than a total can be.");
        if (!known || !fit) {
            return findings.certificate(0, BigInteger.ZERO, BigInteger.ONE, null);
        }
        sizes();
        if (solution.waived()) {
            waiver();
        }
        int seen = visitAll();
        findings.examine(
                CheckCode.CASES_COMPLETE,
                seen == solution.cases(),
                "%s of %s cases are part of the proof.",
                seen,
                solution.cases());
        int count = solution.pairs().mentee().length;
        BigInteger bonus = BigInteger.valueOf(solution.bonus());
        BigInteger score = BigInteger.valueOf(pairs.totalScore);
        BigInteger all = bound.add(lockedValue());
        BigInteger gap = all.subtract(score).subtract(bonus.multiply(BigInteger.valueOf(count)));
        findings.examine(
                CheckCode.BOUND_ABOVE, gap.signum() >= 0, "The result is above its bound by %s.", gap.negate());
        int most = (int) Findings.saturated(all.divide(bonus).min(BigInteger.valueOf(graph.mentees())));
        return findings.certificate(count, score, gap, most);
    }

    private boolean caseListsFit() {
        int cases = solution.cases();
        boolean fit = cases > 0
                && solution.ifOpen().length == cases
                && solution.ifClosed().length == cases
                && solution.menteePrice().length == cases
                && solution.mentorPrice().length == cases;
        for (int number = 0; fit && number < cases; number++) {
            if (solution.askedMentor()[number] == NONE) {
                fit = solution.menteePrice()[number].length == graph.mentees()
                        && solution.mentorPrice()[number].length == graph.mentors();
            } else {
                // Later cases only: then there is no way round in circles.
                fit = solution.askedMentor()[number] < graph.mentors()
                        && solution.askedMentor()[number] > NONE
                        && solution.ifOpen()[number] > number
                        && solution.ifOpen()[number] < cases
                        && solution.ifClosed()[number] > number
                        && solution.ifClosed()[number] < cases;
            }
        }
        return fit;
    }

    private void sizes() {
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            int size = pairs.used[mentor];
            boolean held = locked[mentor] == 0 || !solution.waived();
            findings.examine(
                    CheckCode.MINIMUM_GROUP_SIZE,
                    size == 0 || !held || size >= groups.minimumSize()[mentor],
                    "Mentor %s has a group of %s, less than %s.",
                    mentor,
                    size,
                    groups.minimumSize()[mentor]);
        }
    }

    /** The most that groups with locks can still get is less than what they need. */
    private void waiver() {
        int[] wanted = new int[graph.mentors()];
        long needed = 0;
        boolean possible = true;
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            if (locked[mentor] > 0) {
                int missing = Math.max(0, groups.minimumSize()[mentor] - locked[mentor]);
                possible &= missing <= Math.max(0, pairs.openPlaces[mentor]);
                wanted[mentor] = missing;
                needed += missing;
            }
        }
        boolean[] excluded = new boolean[graph.mentees()];
        int[] nobody = new int[graph.mentees()];
        Arrays.fill(nobody, NONE);
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            excluded[mentee] = problem.lockedMentor()[mentee] != NONE;
        }
        MaximumPairs.Answer most = MaximumPairs.of(graph, excluded, wanted, nobody, 0);
        findings.examine(
                CheckCode.WAIVER_NEEDED,
                !possible || (most.cover() < needed && most.uncovered() == 0),
                "Groups with locks need %s more mentees and can have them.",
                needed);
    }

    /** Walks through the cases from the first one and answers how many there were. */
    private int visitAll() {
        byte[] standing = new byte[graph.mentors()];
        for (int mentor = 0; mentor < standing.length; mentor++) {
            int most = Math.min(graph.capacity()[mentor], eligible[mentor]);
            boolean none = locked[mentor] == 0 && groups.minimumSize()[mentor] > Math.max(1, most);
            standing[mentor] = none ? CLOSED : ANY;
        }
        int[] numbers = new int[solution.cases() + 2];
        byte[][] standings = new byte[numbers.length][];
        standings[0] = standing;
        int seen = 0;
        for (int depth = 1; depth > 0 && seen <= solution.cases(); seen++) {
            int number = numbers[--depth];
            byte[] here = standings[depth];
            int asked = solution.askedMentor()[number];
            if (asked == NONE) {
                last(number, here);
            } else {
                findings.examine(
                        CheckCode.CASES_COMPLETE,
                        here[asked] == ANY && locked[asked] == 0,
                        "Case %s asks about mentor %s, of whom all is known.",
                        number,
                        asked);
                numbers[depth] = solution.ifOpen()[number];
                standings[depth++] = with(here, asked, OPEN);
                numbers[depth] = solution.ifClosed()[number];
                standings[depth++] = with(here, asked, CLOSED);
            }
        }
        return seen;
    }

    private static byte[] with(byte[] standing, int mentor, byte answer) {
        byte[] changed = standing.clone();
        changed[mentor] = answer;
        return changed;
    }

    private void last(int number, byte[] standing) {
        long[] menteePrice = solution.menteePrice()[number];
        long[] mentorPrice = solution.mentorPrice()[number];
        BigInteger sum = BigInteger.ZERO;
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            if (standing[mentor] == CLOSED) {
                continue;
            }
            long price = mentorPrice[mentor];
            int least = standing[mentor] == OPEN ? groups.minimumSize()[mentor] : 0;
            if (locked[mentor] > 0 && !solution.waived()) {
                least = Math.max(0, groups.minimumSize()[mentor] - locked[mentor]);
            }
            findings.examine(
                    CheckCode.PRICES_NOT_NEGATIVE,
                    price >= 0 || least > 0,
                    "In case %s the price of mentor %s is %s.",
                    number,
                    mentor,
                    price);
            int times = price < 0 ? least : Math.max(0, pairs.openPlaces[mentor]);
            sum = sum.add(BigInteger.valueOf(price).multiply(BigInteger.valueOf(times)));
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == NONE) {
                sum = sum.add(BigInteger.valueOf(menteePrice[mentee]));
                findings.examine(
                        CheckCode.PRICES_NOT_NEGATIVE,
                        menteePrice[mentee] >= 0,
                        "In case %s the price of mentee %s is %s.",
                        number,
                        mentee,
                        menteePrice[mentee]);
                edges(number, mentee, standing);
            }
        }
        bound = bound.max(sum);
    }

    private void edges(int number, int mentee, byte[] standing) {
        long menteePrice = solution.menteePrice()[number][mentee];
        for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
            int mentor = graph.mentor()[edge];
            if (standing[mentor] == CLOSED) {
                continue;
            }
            findings.examined(CheckCode.DUAL_FEASIBLE, 1);
            long mentorPrice = solution.mentorPrice()[number][mentor];
            // π is not below 0, so a sum that leaves the range of long wraps below 0 and fails here, as it should.
            if (menteePrice + mentorPrice < graph.score()[edge] + solution.bonus()) {
                findings.fail(
                        CheckCode.DUAL_FEASIBLE,
                        "In case %s the prices of mentee %s and mentor %s are less than the value of the pair.",
                        number,
                        mentee,
                        mentor);
            }
        }
    }

    private BigInteger lockedValue() {
        BigInteger value = BigInteger.ZERO;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] != NONE) {
                value = value.add(BigInteger.valueOf(problem.lockedScore()[mentee] + solution.bonus()));
            }
        }
        return value;
    }
}
