package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Proves or refutes that pairs of peers are optimal, from the duals of people and blossoms alone (Edmonds, 1965): u, z ≥
 * 0 with u_i + u_j + Σ z_B ≥ w_ij + λ over the odd sets B that hold both ends bound every pairing by Σ u + Σ z_B · (|B| −
 * 1) / 2. That there are as many pairs as possible is proven separately by a barrier (Tutte and Berge), so nothing rests
 * on λ having been large enough. Duals are in halves, so weights are doubled. Locked people are no part of it.
 */
public final class PeerVerifier {
    private static final int NONE = -1;

    private final PeerProblem problem;
    private final PeerGraph graph;
    private final PeerSolution solution;
    private final boolean mostPairs;
    private final Findings findings;

    /** The blossoms of each person, ascending. */
    private final int[][] blossomsOf;

    private int pairs;
    private long totalScore;

    private PeerVerifier(PeerProblem problem, PeerSolution solution, boolean mostPairs) {
        this.problem = problem;
        this.graph = problem.graph();
        this.solution = solution;
        this.mostPairs = mostPairs;
        findings = new Findings(
                CheckCode.KNOWN_PARTICIPANTS,
                CheckCode.PARTNERS_AGREE,
                CheckCode.ELIGIBLE_PAIRS,
                CheckCode.LOCKS_KEPT,
                CheckCode.PRICES_NOT_NEGATIVE,
                CheckCode.DUAL_FEASIBLE,
                CheckCode.CHOSEN_PAIRS_TIGHT,
                CheckCode.UNMATCHED_IS_FREE,
                CheckCode.BLOSSOMS_ODD,
                CheckCode.BLOSSOMS_FULL,
                CheckCode.NO_GAP);
        blossomsOf = new int[graph.people()][];
    }

    /**
     * Checks a solution.
     *
     * @param mostPairs whether the solution claims to have as many pairs as possible
     */
    public static Certificate verify(PeerProblem problem, PeerSolution solution, boolean mostPairs) {
        return new PeerVerifier(problem, solution, mostPairs).certificate();
    }

    private Certificate certificate() {
        if (!areKnown()) {
            return findings.certificate(0, BigInteger.ZERO, BigInteger.ONE, null);
        }
        primal();
        blossoms();
        for (int person = 0; person < graph.people(); person++) {
            duals(person);
        }
        BigInteger value = BigInteger.valueOf(totalScore)
                .add(BigInteger.valueOf(solution.bonus()).multiply(BigInteger.valueOf(pairs)));
        // Both in halves; what is left over of an odd difference counts as a whole.
        BigInteger halves = bound().subtract(value.shiftLeft(1));
        BigInteger gap = halves.add(BigInteger.ONE).shiftRight(1);
        findings.examine(
                CheckCode.NO_GAP, halves.signum() == 0, "The duals bound the value by %s more than it is.", gap);
        Integer cardinalityBound = null;
        if (mostPairs) {
            cardinalityBound = barrier();
        }
        return findings.certificate(pairs, BigInteger.valueOf(totalScore), gap, cardinalityBound);
    }

    private boolean areKnown() {
        int people = graph.people();
        boolean fit = solution.partner().length == people
                && solution.dual().length == people
                && solution.blossom().length == solution.blossomDual().length
                && solution.bonus() >= 0;
        findings.examine(CheckCode.KNOWN_PARTICIPANTS, fit, "The lists of the solution do not fit the problem.");
        for (int person = 0; fit && person < people; person++) {
            int partner = solution.partner()[person];
            findings.examine(
                    CheckCode.KNOWN_PARTICIPANTS,
                    partner >= NONE && partner < people && partner != person,
                    "The partner %s of %s does not exist.",
                    partner,
                    person);
        }
        for (int person : solution.barrier()) {
            findings.examine(
                    CheckCode.KNOWN_PARTICIPANTS,
                    person >= 0 && person < people && problem.isFree(person),
                    "The barrier holds %s, who does not exist or is locked.",
                    person);
        }
        for (int[] blossom : solution.blossom()) {
            for (int person : blossom) {
                findings.examine(
                        CheckCode.KNOWN_PARTICIPANTS,
                        person >= 0 && person < people,
                        "A blossom holds %s, who does not exist.",
                        person);
            }
        }
        return findings.passed(CheckCode.KNOWN_PARTICIPANTS);
    }

    private void primal() {
        for (int person = 0; person < graph.people(); person++) {
            int partner = solution.partner()[person];
            int locked = problem.lockedPartner()[person];
            if (locked != NONE) {
                findings.examine(
                        CheckCode.LOCKS_KEPT,
                        partner == locked,
                        "%s is locked to %s, not %s.",
                        person,
                        locked,
                        partner);
            }
            if (partner == NONE) {
                continue;
            }
            findings.examine(
                    CheckCode.PARTNERS_AGREE,
                    solution.partner()[partner] == person,
                    "%s has partner %s, who has another.",
                    person,
                    partner);
            int edge = Arrays.binarySearch(
                    graph.neighbour(), graph.rowStart()[person], graph.rowStart()[person + 1], partner);
            if (locked == NONE) {
                findings.examine(
                        CheckCode.ELIGIBLE_PAIRS,
                        edge >= 0 && problem.isFree(partner),
                        "%s and %s are no eligible pair.",
                        person,
                        partner);
            }
            if (person < partner) {
                pairs++;
                int score = edge >= 0 ? graph.score()[edge] : 0;
                totalScore += locked != NONE ? problem.lockedScore()[person] : score;
            }
        }
    }

    private void blossoms() {
        int[] count = new int[graph.people()];
        for (int[] blossom : solution.blossom()) {
            for (int person : blossom) {
                count[person]++;
            }
        }
        Arrays.setAll(blossomsOf, person -> new int[count[person]]);
        Arrays.fill(count, 0);
        for (int b = 0; b < solution.blossom().length; b++) {
            int[] members = solution.blossom()[b];
            boolean ascending = true;
            boolean free = true;
            int inside = 0;
            for (int i = 0; i < members.length; i++) {
                blossomsOf[members[i]][count[members[i]]++] = b;
                ascending &= i == 0 || members[i] > members[i - 1];
                free &= problem.isFree(members[i]);
                int partner = solution.partner()[members[i]];
                inside += partner != NONE && Arrays.binarySearch(members, partner) >= 0 ? 1 : 0;
            }
            findings.examine(
                    CheckCode.BLOSSOMS_ODD,
                    ascending && free && members.length % 2 == 1 && solution.blossomDual()[b] > 0,
                    "Blossom %s of %s people is no odd set of free people or has no dual above 0.",
                    b,
                    members.length);
            findings.examine(
                    CheckCode.BLOSSOMS_FULL,
                    inside == members.length - 1,
                    "Blossom %s of %s people has %s of them paired inside.",
                    b,
                    members.length,
                    inside);
        }
    }

    private void duals(int person) {
        long dual = solution.dual()[person];
        findings.examine(CheckCode.PRICES_NOT_NEGATIVE, dual >= 0, "The dual of %s is %s.", person, dual);
        if (solution.partner()[person] == NONE || !problem.isFree(person)) {
            findings.examine(
                    CheckCode.UNMATCHED_IS_FREE, dual == 0, "%s is left out and has a dual of %s.", person, dual);
        }
        if (!problem.isFree(person)) {
            return;
        }
        for (int half = graph.rowStart()[person]; half < graph.rowStart()[person + 1]; half++) {
            int other = graph.neighbour()[half];
            if (person < other && problem.isFree(other)) {
                examineEdge(person, other, graph.score()[half]);
            }
        }
    }

    private void examineEdge(int person, int other, int score) {
        findings.examined(CheckCode.DUAL_FEASIBLE, 1);
        try {
            long sum = Math.addExact(
                    Math.addExact(solution.dual()[person], solution.dual()[other]), shared(person, other));
            long weight = Math.multiplyExact(2, Math.addExact(score, solution.bonus()));
            if (sum < weight) {
                findings.fail(
                        CheckCode.DUAL_FEASIBLE,
                        "The duals of %s and %s add up to %s, less than %s.",
                        person,
                        other,
                        sum,
                        weight);
            }
            if (solution.partner()[person] == other) {
                findings.examine(
                        CheckCode.CHOSEN_PAIRS_TIGHT,
                        sum == weight,
                        "The duals of %s and %s add up to %s, not to %s.",
                        person,
                        other,
                        sum,
                        weight);
            }
        } catch (ArithmeticException beyondRange) {
            findings.fail(
                    CheckCode.DUAL_FEASIBLE,
                    "The duals of %s and %s are out of range: %s.",
                    person,
                    other,
                    beyondRange);
        }
    }

    /** Σ z over the blossoms that hold both. */
    private long shared(int a, int b) {
        int[] ofA = blossomsOf[a];
        int[] ofB = blossomsOf[b];
        long sum = 0;
        int i = 0;
        int j = 0;
        while (i < ofA.length && j < ofB.length) {
            if (ofA[i] == ofB[j]) {
                sum = Math.addExact(sum, solution.blossomDual()[ofA[i]]);
                i++;
                j++;
            } else if (ofA[i] < ofB[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** Σ u + Σ z · (|B| − 1) / 2 over free people, plus what the locked pairs are worth; in halves. */
    private BigInteger bound() {
        BigInteger bound = BigInteger.ZERO;
        for (int person = 0; person < graph.people(); person++) {
            // Twice the value of a locked pair: once from either side.
            bound = bound.add(
                    problem.isFree(person)
                            ? BigInteger.valueOf(solution.dual()[person])
                            : BigInteger.valueOf(problem.lockedScore()[person])
                                    .add(BigInteger.valueOf(solution.bonus())));
        }
        for (int b = 0; b < solution.blossom().length; b++) {
            bound = bound.add(BigInteger.valueOf(solution.blossomDual()[b])
                    .multiply(BigInteger.valueOf((solution.blossom()[b].length - 1) / 2)));
        }
        return bound;
    }

    /** Counts odd components without the barrier; answers the most pairs there can be, locked ones included. */
    private int barrier() {
        int people = graph.people();
        boolean[] gone = new boolean[people];
        int barrier = 0;
        for (int person : solution.barrier()) {
            barrier += gone[person] ? 0 : 1;
            gone[person] = true;
        }
        int free = 0;
        int unmatched = 0;
        for (int person = 0; person < people; person++) {
            if (problem.isFree(person)) {
                free++;
                unmatched += solution.partner()[person] == NONE ? 1 : 0;
            } else {
                gone[person] = true;
            }
        }
        int odd = 0;
        int[] open = new int[people];
        for (int person = 0; person < people; person++) {
            odd += gone[person] ? 0 : component(person, gone, open) & 1;
        }
        findings.examined(CheckCode.BARRIER, graph.halfEdges() / 2);
        findings.examine(
                CheckCode.BARRIER,
                odd - barrier == unmatched,
                "%s people are unmatched; %s odd components and a barrier of %s require another number.",
                unmatched,
                odd,
                barrier);
        return (free - Math.max(0, odd - barrier)) / 2 + (people - free) / 2;
    }

    /** How many people are connected with this one; they are gone afterwards. */
    private int component(int start, boolean[] gone, int[] open) {
        int depth = 0;
        int size = 0;
        open[depth++] = start;
        gone[start] = true;
        while (depth > 0) {
            int person = open[--depth];
            size++;
            for (int half = graph.rowStart()[person]; half < graph.rowStart()[person + 1]; half++) {
                int other = graph.neighbour()[half];
                if (!gone[other]) {
                    gone[other] = true;
                    open[depth++] = other;
                }
            }
        }
        return size;
    }
}
