package dev.tandem.matching.engine.graph;

/**
 * As many pairs as possible, the worst of them as good as possible, and then the highest total.
 *
 * @param solution the pairs, and the prices that prove their total among all pairings without an edge below the bottleneck
 * @param bottleneck θ*: the lowest score of a pair that was free to choose, {@link #NO_FREE_PAIR} where there is none.
 *     Locked pairs are as they are and don't count.
 */
public record FairSolution(Solution solution, int bottleneck) {
    public static final int NO_FREE_PAIR = -1;
}
