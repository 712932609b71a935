package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Proves or refutes that a solution is optimal, from the problem and the prices alone.
 *
 * <p>Linear programming duality: prices with π, p ≥ 0 and π_i + p_j ≥ w_ij + λ for every edge bound every pairing by
 * Σπ + Σ places·p; a pairing that reaches the bound is optimal. For "most pairs first" the number of pairs is proven
 * separately by König's theorem, so nothing rests on λ having been large enough. Locked pairs and the places they take
 * are no part of what is optimised. Sums are exact: a damaged solution must not pass by overflow.
 */
public final class CertificateVerifier {
    private final MatchProblem problem;
    private final MatchGraph graph;
    private final Solution solution;
    private final boolean mostPairsFirst;

    private final Map<CheckCode, Tally> tallies = new EnumMap<>(CheckCode.class);
    private final List<Certificate.Violation> violations = new ArrayList<>();
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
        for (CheckCode code : CheckCode.values()) {
            if (code != CheckCode.MOST_PAIRS || mostPairsFirst) {
                tallies.put(code, new Tally());
            }
        }
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
            return answer(0, BigInteger.ZERO, BigInteger.ONE);
        }
        primal();
        prices();
        BigInteger score = totalScore();
        BigInteger bound = bound();
        int pairs = solution.pairMentee().length;
        BigInteger value = score.add(BigInteger.valueOf(solution.bonus()).multiply(BigInteger.valueOf(pairs)));
        BigInteger gap = bound.subtract(value);
        examine(CheckCode.NO_GAP, gap.signum() == 0, "The prices bound the value by %s more than the result has.", gap);
        if (mostPairsFirst) {
            mostPairs();
        }
        return answer(pairs, score, gap);
    }

    private Certificate answer(int pairs, BigInteger score, BigInteger gap) {
        List<Certificate.Check> checks = new ArrayList<>();
        tallies.forEach((code, tally) -> checks.add(new Certificate.Check(code, tally.examined, tally.failed)));
        return new Certificate(
                checks.stream().allMatch(Certificate.Check::passed),
                pairs,
                saturated(score),
                saturated(score.add(gap)),
                saturated(gap),
                List.copyOf(checks),
                List.copyOf(violations));
    }

    private boolean knownParticipants() {
        boolean lengths = solution.pairMentee().length == solution.pairMentor().length
                && solution.menteePrice().length == graph.mentees()
                && solution.mentorPrice().length == graph.mentors()
                && (mostPairsFirst || solution.bonus() >= 0);
        examine(CheckCode.KNOWN_PARTICIPANTS, lengths, "The lists of the solution do not fit the problem.");
        for (int pair = 0; lengths && pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int mentor = solution.pairMentor()[pair];
            boolean known = mentee >= 0 && mentee < graph.mentees() && mentor >= 0 && mentor < graph.mentors();
            examine(CheckCode.KNOWN_PARTICIPANTS, known, "Mentee %s or mentor %s does not exist.", mentee, mentor);
        }
        return failures(CheckCode.KNOWN_PARTICIPANTS) == 0;
    }

    private void primal() {
        int[] locked = problem.lockedMentor();
        int[] used = new int[graph.mentors()];
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int mentor = solution.pairMentor()[pair];
            examine(
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
                examine(
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
                examine(
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
            examine(
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
            examine(CheckCode.PRICES_NOT_NEGATIVE, price >= 0, "Mentor %s has price %s.", mentor, price);
            examine(
                    CheckCode.ROOM_IS_FREE,
                    freePlaces[mentor] <= 0 || price == 0,
                    "Mentor %s has room and price %s.",
                    mentor,
                    price);
        }
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            long price = solution.menteePrice()[mentee];
            examine(CheckCode.PRICES_NOT_NEGATIVE, price >= 0, "Mentee %s has price %s.", mentee, price);
            if (problem.lockedMentor()[mentee] == -1) {
                examine(
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
        tally(CheckCode.DUAL_FEASIBLE).examined += graph.rowStart()[mentee + 1] - graph.rowStart()[mentee];
        for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
            int mentor = graph.mentor()[edge];
            long value = graph.score()[edge] + solution.bonus();
            // A sum that leaves the range of long wraps below 0 and fails here, as it should.
            long sum = menteePrice + solution.mentorPrice()[mentor];
            if (sum < value) {
                fail(
                        CheckCode.DUAL_FEASIBLE,
                        "The prices of mentee %s and mentor %s add up to %s, less than the value %s.",
                        mentee,
                        mentor,
                        sum,
                        value);
            }
            if (chosen[mentee] == mentor) {
                examine(
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
        BigInteger total = BigInteger.ZERO;
        for (int pair = 0; pair < solution.pairMentee().length; pair++) {
            int mentee = solution.pairMentee()[pair];
            int edge = edge(mentee, solution.pairMentor()[pair]);
            if (problem.lockedMentor()[mentee] != -1) {
                total = total.add(BigInteger.valueOf(problem.lockedScore()[mentee]));
            } else if (edge >= 0) {
                total = total.add(BigInteger.valueOf(graph.score()[edge]));
            }
        }
        return total;
    }

    /** Σπ + Σ places·p over what the locks leave open, plus what the locked pairs are worth. */
    private BigInteger bound() {
        BigInteger bound = BigInteger.ZERO;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            boolean locked = problem.lockedMentor()[mentee] != -1;
            bound = bound.add(BigInteger.valueOf(
                    locked ? problem.lockedScore()[mentee] + solution.bonus() : solution.menteePrice()[mentee]));
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            bound = bound.add(BigInteger.valueOf(openPlaces[mentor])
                    .multiply(BigInteger.valueOf(solution.mentorPrice()[mentor])));
        }
        return bound;
    }

    /**
     * König: from the unmatched mentees, walk any edge to a mentor and any pair back to a mentee. Mentees not reached
     * and mentors reached (once per open place) cover every edge; a cover as large as the pairing proves it largest.
     */
    private void mostPairs() {
        boolean[] reachedMentee = new boolean[graph.mentees()];
        boolean[] reachedMentor = new boolean[graph.mentors()];
        reach(reachedMentee, reachedMentor);
        Tally tally = tally(CheckCode.MOST_PAIRS);
        long cover = 0;
        long pairs = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == -1) {
                pairs += chosen[mentee] == -1 ? 0 : 1;
                cover += reachedMentee[mentee] ? 0 : 1;
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    tally.examined++;
                    if (reachedMentee[mentee] && !reachedMentor[graph.mentor()[edge]]) {
                        fail(CheckCode.MOST_PAIRS, "An edge of mentee %s is not covered.", mentee);
                    }
                }
            }
        }
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            cover += reachedMentor[mentor] ? openPlaces[mentor] : 0;
        }
        examine(
                CheckCode.MOST_PAIRS,
                cover == pairs,
                "%s pairs are open to choice and the cover allows %s.",
                pairs,
                cover);
    }

    private void reach(boolean[] reachedMentee, boolean[] reachedMentor) {
        List<List<Integer>> menteesOf = new ArrayList<>();
        for (int mentor = 0; mentor < graph.mentors(); mentor++) {
            menteesOf.add(new ArrayList<>());
        }
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            if (problem.lockedMentor()[mentee] == -1) {
                if (chosen[mentee] == -1) {
                    reachedMentee[mentee] = true;
                    open.add(mentee);
                } else {
                    menteesOf.get(chosen[mentee]).add(mentee);
                }
            }
        }
        while (!open.isEmpty()) {
            int mentee = open.remove();
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                int mentor = graph.mentor()[edge];
                if (!reachedMentor[mentor]) {
                    reachedMentor[mentor] = true;
                    for (int other : menteesOf.get(mentor)) {
                        if (!reachedMentee[other]) {
                            reachedMentee[other] = true;
                            open.add(other);
                        }
                    }
                }
            }
        }
    }

    /** The position of an edge, or something negative. */
    private int edge(int mentee, int mentor) {
        return Arrays.binarySearch(graph.mentor(), graph.rowStart()[mentee], graph.rowStart()[mentee + 1], mentor);
    }

    private void examine(CheckCode code, boolean right, String message, Object... values) {
        tally(code).examined++;
        if (!right) {
            fail(code, message, values);
        }
    }

    private void fail(CheckCode code, String message, Object... values) {
        if (++tally(code).failed <= Certificate.LISTED) {
            List<String> named = Arrays.stream(values).map(String::valueOf).toList();
            violations.add(
                    new Certificate.Violation(code, Map.of("values", named), message.formatted(named.toArray())));
        }
    }

    private Tally tally(CheckCode code) {
        return tallies.computeIfAbsent(code, unseen -> new Tally());
    }

    private long failures(CheckCode code) {
        return tally(code).failed;
    }

    private static long saturated(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : value.signum() * Long.MAX_VALUE;
    }

    private static final class Tally {
        private long examined;
        private long failed;
    }
}
