package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;

/**
 * Proves or refutes that a solution is optimal, from the problem and the prices alone.
 *
 * <p>Linear programming duality: prices with π, p ≥ 0 and π_i + p_j ≥ w_ij + λ for every edge bound Σ(w + λ) of every
 * pairing by Σπ + Σ places·p; a pairing that reaches the bound is optimal. For "most pairs first" the number of pairs K is
 * proven separately by König's theorem. Among pairings of K pairs, λ adds the same K·λ to all, so any λ that the solver
 * found serves, also a negative one, and nothing rests on its having been large enough. Without that claim λ is given and 0
 * or more. Locked pairs and the places they take are no part of what is optimised. Sums are exact: a damaged solution must
 * not pass by overflow.
 */
public final class CertificateVerifier {
    /** Far more than any pairing needs, and far from the end of long. */
    private static final long MAX_BONUS = 1L << 60;

    private final MatchProblem problem;
    private final MatchGraph graph;
    private final Solution solution;
    private final boolean mostPairsFirst;

    private final Findings findings;
    /** First mentor of each mentee, -1 for none. */
    private final int[] chosen;
    /** Places left after locks, and then after chosen pairs. */
    private final int[] freePlaces;

    private final long[] openPlaces;

    private CertificateVerifier(MatchProblem problem, Solution solution, boolean mostPairsFirst) {
        this.problem = problem;
        this.graph = problem.graph();
        this.solution = solution;
        this.mostPairsFirst = mostPairsFirst;
        EnumSet<CheckCode> checks = EnumSet.range(CheckCode.KNOWN_PARTICIPANTS, CheckCode.NO_GAP);
        if (mostPairsFirst) {
            checks.add(CheckCode.MOST_PAIRS);
        }
        findings = new Findings(checks.toArray(CheckCode[]::new));
        chosen = new int[graph.mentees()];
        Arrays.fill(chosen, -1);
        freePlaces = graph.capacity().clone();
        openPlaces = new long[graph.mentors()];
    }

    /**
     * Checks a solution.
     *
     * @param mostPairsFirst whether the solution claims to have as many pairs as possible
     */
    public static Certificate verify(MatchProblem problem, Solution solution, boolean mostPairsFirst) {
        return new CertificateVerifier(problem, solution, mostPairsFirst).certificate();
    }

    private Certificate certificate() {
        if (!knownParticipants()) {
            return findings.certificate(0, BigInteger.ZERO, BigInteger.ONE, null);
        }
        primal();
        prices();
        BigInteger score = totalScore();
        BigInteger bound = bound();
        int pairs = solution.pairMentee().length;
        BigInteger value = score.add(BigInteger.valueOf(solution.bonus()).multiply(BigInteger.valueOf(pairs)));
        BigInteger gap = bound.subtract(value);
        findings.examine(
                CheckCode.NO_GAP, gap.signum() == 0, "The prices bound the value by %s more than the result has.", gap);
        if (mostPairsFirst) {
            new VertexCover(problem, chosen, openPlaces).examine(findings);
        }
        return findings.certificate(pairs, score, gap, null);
    }

    private boolean knownParticipants() {
        boolean lengths = solution.pairMentee().length == solution.pairMentor().length
                && solution.menteePrice().length == graph.mentees()
                && solution.mentorPrice().length == graph.mentors()
                && solution.bonus() >= (mostPairsFirst ? -MAX_BONUS : 0)
                && solution.bonus() <= MAX_BONUS;
        findings.examine(
                CheckCode.KNOWN_PARTICIPANTS,
                lengths,
                "The lists or the bonus of the solution do not fit the problem.");
        for (int pair = 0; lengths && pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int mentor = solution.pairMentor()[pair];
            boolean known = mentee >= 0 && mentee < graph.mentees() && mentor >= 0 && mentor < graph.mentors();
            findings.examine(
                    CheckCode.KNOWN_PARTICIPANTS, known, "Mentee %s or mentor %s does not exist.", mentee, mentor);
        }
        return findings.passed(CheckCode.KNOWN_PARTICIPANTS);
    }

    private void primal() {
        int[] locked = problem.lockedMentor();
        int[] used = new int[graph.mentors()];
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int mentor = solution.pairMentor()[pair];
            findings.examine(
                    CheckCode.ONE_MENTOR_PER_MENTEE,
                    chosen[mentee] == -1,
                    "Mentee %s has mentor %s besides another.",
                    mentee,
                    mentor);
            if (chosen[mentee] == -1) {
                chosen[mentee] = mentor;
            }
            used[mentor]++;
            if (locked[mentee] == -1) {
                findings.examine(
                        CheckCode.ELIGIBLE_PAIRS,
                        edge(mentee, mentor) >= 0,
                        "Mentee %s and mentor %s are no eligible pair.",
                        mentee,
                        mentor);
            }
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (locked[mentee] != -1) {
                freePlaces[locked[mentee]]--;
                findings.examine(
                        CheckCode.LOCKS_KEPT,
                        chosen[mentee] == locked[mentee],
                        "Mentee %s is locked to mentor %s.",
                        mentee,
                        locked[mentee]);
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            openPlaces[mentor] = freePlaces[mentor];
            freePlaces[mentor] = graph.capacity()[mentor] - used[mentor];
            findings.examine(
                    CheckCode.CAPACITY,
                    freePlaces[mentor] >= 0,
                    "Mentor %s has %s mentees and %s places.",
                    mentor,
                    used[mentor],
                    graph.capacity()[mentor]);
        }
    }

    private void prices() {
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            long price = solution.mentorPrice()[mentor];
            findings.examine(CheckCode.PRICES_NOT_NEGATIVE, price >= 0, "Mentor %s has price %s.", mentor, price);
            findings.examine(
                    CheckCode.ROOM_IS_FREE,
                    freePlaces[mentor] <= 0 || price == 0,
                    "Mentor %s has room and price %s.",
                    mentor,
                    price);
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            long price = solution.menteePrice()[mentee];
            findings.examine(CheckCode.PRICES_NOT_NEGATIVE, price >= 0, "Mentee %s has price %s.", mentee, price);
            if (problem.lockedMentor()[mentee] == -1) {
                findings.examine(
                        CheckCode.UNMATCHED_IS_FREE,
                        chosen[mentee] != -1 || price == 0,
                        "Mentee %s is unmatched and has price %s.",
                        mentee,
                        price);
                edges(mentee, price);
            }
        }
    }

    private void edges(int mentee, long menteePrice) {
        findings.examined(CheckCode.DUAL_FEASIBLE, graph.rowStart()[mentee + 1] - graph.rowStart()[mentee]);
        for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
            int mentor = graph.mentor()[edge];
            long value = graph.score()[edge] + solution.bonus();
            long sum = menteePrice + solution.mentorPrice()[mentor];
            // A sum of prices ≥ 0 that leaves the range of long wraps below 0.
            if (sum < value || sum < 0) {
                findings.fail(
                        CheckCode.DUAL_FEASIBLE,
                        "The prices of mentee %s and mentor %s add up to %s, less than the value %s.",
                        mentee,
                        mentor,
                        sum,
                        value);
            }
            if (chosen[mentee] == mentor) {
                findings.examine(
                        CheckCode.CHOSEN_PAIRS_TIGHT,
                        sum == value,
                        "The prices of mentee %s and mentor %s add up to %s, not to the value %s.",
                        mentee,
                        mentor,
                        sum,
                        value);
            }
        }
    }

    private BigInteger totalScore() {
        ExactSum total = new ExactSum();
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int edge = edge(mentee, solution.pairMentor()[pair]);
            if (problem.lockedMentor()[mentee] != -1) {
                total.add(problem.lockedScore()[mentee]);
            } else if (edge >= 0) {
                total.add(graph.score()[edge]);
            }
        }
        return total.value();
    }

    /** Σπ + Σ places·p over what the locks leave open, plus what the locked pairs are worth. */
    private BigInteger bound() {
        ExactSum bound = new ExactSum();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == -1) {
                bound.add(solution.menteePrice()[mentee]);
            } else {
                bound.add(problem.lockedScore()[mentee]);
                bound.add(solution.bonus());
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            bound.addProduct(openPlaces[mentor], solution.mentorPrice()[mentor]);
        }
        return bound.value();
    }

    /** The position of an edge, or something negative. */
    private int edge(int mentee, int mentor) {
        return Arrays.binarySearch(graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentor);
    }
}
