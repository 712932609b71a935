package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.PeerGraph;
import dev.tandem.matching.engine.graph.PeerProblem;
import dev.tandem.matching.engine.graph.PeerSolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Exact pairs of peers: maximises Σ (score + λ) in a general graph, with {@link #lexicographicBonus} for λ that is as
 * many pairs as possible and then the highest total score.
 *
 * <p>Edmonds' blossom algorithm for weights (1965), from the fractional optimum ({@link PeerStart}) and then from one
 * unmatched person after another ({@link BlossomSearch}), O(n · m · log n) in the worst case. Works on weights 2 · (score
 * + λ), which keeps duals whole. They never exceed 4 · (λ + 1,000,000), and a search takes no longer than its root's
 * dual: with the lexicographic λ of a million people that is about 2 · 10^12, far from the end of {@code long}.
 */
public final class PeerMatcher {
    private static final int PERCENT_FOR_START = 50;

    private PeerMatcher() {}

    /**
     * A λ under which one more pair always outweighs any loss of score, also in the fractional optimum that the search
     * begins from, which is one of as many mentees and mentors as there are people.
     */
    public static long lexicographicBonus(PeerGraph graph) {
        return (graph.people() + 1L) * MatchGraph.MAX_SCORE + 1;
    }

    /**
     * As many pairs as possible, then the highest total score.
     *
     * @param percent told how much is done, 0…100; may throw to stop
     */
    public static PeerSolution solve(PeerProblem problem, IntConsumer percent) {
        return solve(problem, lexicographicBonus(problem.graph()), true, percent);
    }

    /**
     * The highest Σ (score + λ). Says nothing about how many pairs there could be.
     *
     * @param bonus λ, 0 or more
     * @param percent told how much is done, 0…100; may throw to stop
     */
    public static PeerSolution solve(PeerProblem problem, long bonus, IntConsumer percent) {
        return solve(problem, bonus, false, percent);
    }

    private static PeerSolution solve(PeerProblem problem, long bonus, boolean mostPairs, IntConsumer percent) {
        PeerGraph graph = withoutLocked(problem);
        int people = graph.people();
        Blossoms blossoms = new Blossoms(people);
        long[] dual = PeerStart.begin(
                graph,
                bonus,
                blossoms.mate,
                entered -> percent.accept(
                        (int) Math.min(PERCENT_FOR_START, (long) PERCENT_FOR_START * entered / Math.max(1, people))));
        BlossomSearch search = new BlossomSearch(graph, bonus, blossoms, dual);
        for (int person = 0; person < people; person++) {
            if (blossoms.mate[person] == Blossoms.NONE && dual[person] > 0) {
                percent.accept(PERCENT_FOR_START + (int) ((100L - PERCENT_FOR_START) * person / people));
                search.run(person);
            }
        }
        int[] barrier = mostPairs ? barrier(problem, graph, blossoms.mate) : new int[0];
        return solution(problem, bonus, blossoms, search, barrier);
    }

    /** The same people, without any edge of somebody locked. */
    private static PeerGraph withoutLocked(PeerProblem problem) {
        if (Arrays.stream(problem.lockedPartner()).allMatch(partner -> partner == -1)) {
            return problem.graph();
        }
        PeerGraph all = problem.graph();
        int[] start = new int[all.people() + 1];
        int[] neighbour = new int[all.halfEdges()];
        int[] score = new int[all.halfEdges()];
        int kept = 0;
        for (int person = 0; person < all.people(); person++) {
            for (int half = all.rowStart()[person]; half < all.rowStart()[person + 1]; half++) {
                if (problem.isFree(person) && problem.isFree(all.neighbour()[half])) {
                    neighbour[kept] = all.neighbour()[half];
                    score[kept++] = all.score()[half];
                }
            }
            start[person + 1] = kept;
        }
        return new PeerGraph(start, Arrays.copyOf(neighbour, kept), Arrays.copyOf(score, kept));
    }

    /** Locked people have no edges, so they are no part of it. */
    private static int[] barrier(PeerProblem problem, PeerGraph graph, int[] mate) {
        return Arrays.stream(Barrier.of(graph, mate)).filter(problem::isFree).toArray();
    }

    private static PeerSolution solution(
            PeerProblem problem, long bonus, Blossoms blossoms, BlossomSearch search, int[] barrier) {
        int[] partner = blossoms.mate.clone();
        for (int person = 0; person < partner.length; person++) {
            if (!problem.isFree(person)) {
                partner[person] = problem.lockedPartner()[person];
            }
        }
        List<int[]> sets = new ArrayList<>();
        List<Long> duals = new ArrayList<>();
        int[] leaves = new int[partner.length];
        for (int id = partner.length; id < blossoms.size(); id++) {
            if (blossoms.exists(id) && search.blossomDual(id) > 0) {
                int[] people = Arrays.copyOf(leaves, blossoms.leaves(id, leaves));
                Arrays.sort(people);
                sets.add(people);
                duals.add(search.blossomDual(id));
            }
        }
        return new PeerSolution(
                partner,
                search.dual(),
                sets.toArray(int[][]::new),
                duals.stream().mapToLong(Long::longValue).toArray(),
                barrier,
                bonus);
    }
}
