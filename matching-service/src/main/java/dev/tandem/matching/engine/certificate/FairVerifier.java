package dev.tandem.matching.engine.certificate;

import dev.tandem.matching.engine.graph.FairSolution;
import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Pairs;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Proves or refutes that pairs are the fairest: a vertex cover of the whole graph shows that there cannot be more pairs;
 * every free pair scores at least θ*; a cover of the edges above θ* shows that those alone give fewer pairs; and the
 * prices, as {@link CertificateVerifier} reads them, that among pairings on edges of at least θ* none has a higher total.
 */
public final class FairVerifier {
    private static final int NONE = -1;

    private final MatchProblem problem;
    private final MatchGraph graph;
    private final FairSolution fair;
    private final Findings findings =
            new Findings(CheckCode.MOST_PAIRS, CheckCode.BOTTLENECK_REACHED, CheckCode.BOTTLENECK_BEST);

    private FairVerifier(MatchProblem problem, FairSolution fair) {
        this.problem = problem;
        this.graph = problem.graph();
        this.fair = fair;
    }

    /** Checks a solution; the total is bounded among the pairings that are as fair. */
    public static Certificate verify(MatchProblem problem, FairSolution solution) {
        return new FairVerifier(problem, solution).certificate();
    }

    private Certificate certificate() {
        Certificate total = CertificateVerifier.verify(atLeast(fair.bottleneck()), fair.solution(), false);
        Integer cardinalityBound = null;
        Findings basic = new Findings();
        PairChecks pairs = new PairChecks(problem, basic);
        Pairs chosen = new Pairs(fair.solution().pairMentee(), fair.solution().pairMentor());
        if (pairs.areKnown(chosen)
                && basic.certificate(0, BigInteger.ZERO, BigInteger.ZERO, null).valid()) {
            cardinalityBound = flows(pairs);
        }
        Certificate fairness = findings.certificate(0, BigInteger.ZERO, BigInteger.ZERO, null);
        return new Certificate(
                total.valid() && fairness.valid() && cardinalityBound != null,
                total.cardinality(),
                total.totalScore(),
                total.dualBound(),
                total.gap(),
                joined(total.checks(), fairness.checks()),
                joined(total.violations(), fairness.violations()),
                cardinalityBound,
                fair.bottleneck() == FairSolution.NO_FREE_PAIR ? null : fair.bottleneck());
    }

    /** Most pairs and the bottleneck, for a solution that is a pairing; the bound on pairs. */
    private int flows(PairChecks pairs) {
        boolean[] locked = new boolean[graph.mentees()];
        int[] free = new int[graph.mentees()];
        int[] above = new int[graph.mentees()];
        int freePairs = 0;
        int lowest = Integer.MAX_VALUE;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            locked[mentee] = problem.lockedMentor()[mentee] != NONE;
            int edge = pairs.chosenEdge[mentee];
            free[mentee] = edge == NONE ? NONE : pairs.chosen[mentee];
            above[mentee] = NONE;
            if (edge != NONE) {
                int score = graph.score()[edge];
                freePairs++;
                lowest = Math.min(lowest, score);
                above[mentee] = score > fair.bottleneck() ? free[mentee] : NONE;
                findings.examine(
                        CheckCode.BOTTLENECK_REACHED,
                        score >= fair.bottleneck(),
                        "Mentee %s and mentor %s score %s, less than the bottleneck.",
                        mentee,
                        pairs.chosen[mentee],
                        score);
            }
        }
        findings.examine(
                CheckCode.BOTTLENECK_REACHED,
                freePairs == 0 ? fair.bottleneck() == FairSolution.NO_FREE_PAIR : lowest == fair.bottleneck(),
                "The bottleneck is given as %s and the lowest score is %s.",
                fair.bottleneck(),
                lowest);
        MaximumPairs.Answer all = MaximumPairs.of(graph, locked, pairs.openPlaces, free, 0);
        findings.examine(
                CheckCode.MOST_PAIRS,
                all.cover() == freePairs && all.uncovered() == 0,
                "%s pairs are open to choice and the cover allows %s.",
                freePairs,
                all.cover());
        findings.examined(CheckCode.MOST_PAIRS, graph.edges());
        if (freePairs > 0) {
            MaximumPairs.Answer better = MaximumPairs.of(graph, locked, pairs.openPlaces, above, fair.bottleneck() + 1);
            findings.examined(CheckCode.BOTTLENECK_BEST, graph.edges());
            findings.examine(
                    CheckCode.BOTTLENECK_BEST,
                    better.cover() < freePairs && better.uncovered() == 0,
                    "With edges above %s alone there are %s pairs, too.",
                    fair.bottleneck(),
                    better.pairs());
        }
        long lockedPairs = Arrays.stream(problem.lockedMentor())
                .filter(mentor -> mentor != NONE)
                .count();
        return Math.toIntExact(all.cover() + lockedPairs);
    }

    private MatchProblem atLeast(int threshold) {
        int[] rowStart = new int[graph.rowStart().length];
        int[] mentor = new int[graph.edges()];
        int[] score = new int[graph.edges()];
        int kept = 0;
        for (int mentee = 0; mentee < graph.mentees(); mentee++) {
            for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                if (graph.score()[edge] >= threshold) {
                    mentor[kept] = graph.mentor()[edge];
                    score[kept++] = graph.score()[edge];
                }
            }
            rowStart[mentee + 1] = kept;
        }
        MatchGraph fairEnough =
                new MatchGraph(rowStart, Arrays.copyOf(mentor, kept), Arrays.copyOf(score, kept), graph.capacity());
        return new MatchProblem(fairEnough, problem.lockedMentor(), problem.lockedScore());
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
