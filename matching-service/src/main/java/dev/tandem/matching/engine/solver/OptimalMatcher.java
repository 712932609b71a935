package dev.tandem.matching.engine.solver;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Exact many-to-one assignment on a sparse graph: as many pairs as possible and among those the highest total score, or,
 * with a bonus λ per pair, the highest Σ (score + λ), where every mentee has at most one mentor and every mentor at most
 * as many mentees as places.
 *
 * <p>Stages: the largest number of pairs ({@link MaximumPairs}) makes the problem a balanced one ({@link Market}); an
 * auction with falling ε finds prices that are almost right ({@link Auction}); shortest paths make them exactly right
 * ({@link ShortestPaths}). Where places are plenty the last stage alone is tried first, on a budget. Only the last stage
 * decides what is true, the others decide how fast.
 *
 * <p>The result depends on nothing but the graph. Prices stay below 64 · (2 · 10⁶ + λ) times the number of mentors plus
 * mentees, so {@code long} suffices for any number of people an {@code int} can count.
 */
public final class OptimalMatcher {
    private static final int NONE = Market.NONE;
    /** How often all edges may be looked at before an attempt without an auction is given up. */
    private static final long ATTEMPT = 4;

    private final MatchProblem problem;
    private final Market market;
    private final IntConsumer progress;
    private int reported;
    private long[] profit = {};
    private MaximumPairs.Found largest = new MaximumPairs.Found(0, new int[0]);

    private OptimalMatcher(MatchProblem problem, IntConsumer progress) {
        this.problem = problem;
        this.progress = progress;
        market = new Market(problem);
    }

    /**
     * A λ under which one more pair always outweighs any loss of score: an exchange along a path that gains a pair gives
     * up at most as many pairs as it passes mentors, each at most 1,000,000.
     */
    public static long lexicographicBonus(MatchGraph graph) {
        return (Math.min(graph.mentees(), graph.mentors()) + 1L) * MatchGraph.MAX_SCORE + 1;
    }

    /** As many pairs as possible, then the highest total score. */
    public static Solution solve(MatchProblem problem) {
        return solve(problem, done -> {});
    }

    /**
     * As many pairs as possible, then the highest total score. The solution's bonus is the one at which its prices prove
     * it; it may be negative.
     *
     * @param progress told, rising, how many of the mentees' worth of work is done; may throw to stop
     */
    public static Solution solve(MatchProblem problem, IntConsumer progress) {
        OptimalMatcher matcher = new OptimalMatcher(problem, progress);
        matcher.pairsFirst();
        matcher.cold();
        return matcher.solution(0);
    }

    /**
     * The highest Σ (score + λ).
     *
     * @param bonus λ, 0 or more; from {@link #lexicographicBonus} on it means most pairs first
     * @param progress as in {@link #solve(MatchProblem, IntConsumer)}
     */
    public static Solution solve(MatchProblem problem, long bonus, IntConsumer progress) {
        return solve(problem, bonus, null, progress);
    }

    /**
     * Most pairs, then total, again after a change: fast when the earlier prices are nearly right, as when a few edges were
     * added. Start from a solution of this method or of {@link #solve(MatchProblem, IntConsumer)}, whose prices are low.
     *
     * @param earlier as below
     */
    public static Solution solveAgain(MatchProblem problem, Solution earlier, IntConsumer progress) {
        OptimalMatcher matcher = new OptimalMatcher(problem, progress);
        matcher.pairsFirst();
        return matcher.solved(earlier, 0);
    }

    /**
     * Solves again after a change, fast when the earlier prices are nearly right: edges or people added or taken away.
     *
     * @param earlier a solution of a problem with the same mentees and mentors; only its pairs and prices are used, as a
     *     place to start from, so it need not fit
     * @param bonus λ as in {@link #solve(MatchProblem, long, IntConsumer)}
     */
    public static Solution solveAgain(MatchProblem problem, long bonus, Solution earlier, IntConsumer progress) {
        return solve(problem, bonus, earlier, progress);
    }

    private static Solution solve(MatchProblem problem, long bonus, @Nullable Solution earlier, IntConsumer progress) {
        if (bonus >= lexicographicBonus(problem.graph())) {
            OptimalMatcher matcher = new OptimalMatcher(problem, progress);
            matcher.pairsFirst();
            Solution solution = matcher.solved(earlier, 0);
            if (solution.bonus() <= bonus) {
                return LargerBonus.of(problem, solution, bonus);
            }
        }
        OptimalMatcher matcher = new OptimalMatcher(problem, progress);
        matcher.market.outsideValue = -(bonus << Market.SHIFT);
        return matcher.solved(earlier, bonus);
    }

    private Solution solved(@Nullable Solution earlier, long bonus) {
        if (earlier == null) {
            cold();
        } else {
            warm(earlier);
        }
        return solution(bonus);
    }

    private void pairsFirst() {
        market.pairsFirst = true;
        largest = MaximumPairs.find(market, pairs -> report(0));
        market.outsidePlaces = market.present - largest.pairs();
    }

    private void cold() {
        Scores scores = Scores.of(market);
        if (scores.range() == 0) {
            allTheSame(scores.highest());
        } else if (!(isAmple() && shortcut(scores))) {
            restart();
            auctions(scores, Steps.full(scores));
            exact(Long.MAX_VALUE, 8);
        }
    }

    private boolean isAmple() {
        return !market.outsideIsOpen() && market.placesInAll() > market.present + market.present / 50;
    }

    /** From prices that are nearly right for most: shortest paths alone, and where they get long, an auction with a small ε. */
    private boolean shortcut(Scores scores) {
        if (exact(ATTEMPT * market.mentor.length, 0)) {
            return true;
        }
        return auctions(scores, Steps.fine(scores)) && exact(Long.MAX_VALUE, 8);
    }

    private void restart() {
        for (int j = 0; j < market.price.length; j++) {
            market.price[j] = market.price[j] == Market.NO_PLACES ? Market.NO_PLACES : 0;
        }
        for (int i = 0; i < market.mentees; i++) {
            market.mentorOf[i] = market.mentorOf[i] == Market.ABSENT ? Market.ABSENT : NONE;
        }
    }

    private void warm(Solution earlier) {
        for (int j = 0; j < market.mentors; j++) {
            if (market.places[j] > 0) {
                market.price[j] = Math.max(0, earlier.mentorPrice()[j]) << Market.SHIFT;
            }
        }
        market.price[market.outside] = market.pairsFirst ? earlier.bonus() << Market.SHIFT : 0;
        for (int pair = 0; pair < earlier.pairMentee().length; pair++) {
            int i = earlier.pairMentee()[pair];
            int j = earlier.pairMentor()[pair];
            if (market.mentorOf[i] == NONE && market.places[j] > 0) {
                market.mentorOf[i] = j;
            }
        }
        for (int i = 0; i < market.mentees; i++) {
            if (market.mentorOf[i] == NONE && market.outsideIsOpen()) {
                market.mentorOf[i] = market.outside;
            }
        }
        Scores scores = Scores.of(market);
        if (!shortcut(scores)) {
            restart();
            auctions(scores, Steps.full(scores));
            exact(Long.MAX_VALUE, 8);
        }
    }

    /** Whether it went well; if not, prices are of little use. */
    private boolean auctions(Scores scores, Steps steps) {
        Auction auction = new Auction(market, 2 * (scores.highest() - market.outsideValue));
        long epsilon = steps.first();
        long budget = steps.bids() * market.present + 1_000;
        boolean settled = auction.scale(epsilon, budget, bids -> report(0));
        for (int tenths = 1; settled && epsilon > steps.last(); tenths = Math.min(tenths + 1, 7)) {
            report((int) (market.mentees * (long) tenths / 10));
            epsilon = Math.max(steps.last(), epsilon / steps.factor());
            settled = auction.scale(epsilon, budget, bids -> report(0));
        }
        if (market.pairsFirst) {
            // A little dear, so that it is left rather than entered: many are there, and looking at them all takes
            // long.
            market.price[market.outside] += 4 * epsilon;
        }
        if (scores.unit() > 64 * epsilon) {
            market.roundTo(scores.unit());
        }
        return settled;
    }

    /** Where all scores are the same, any largest pairing is best, and being outside is worth as much as any place. */
    private void allTheSame(long value) {
        if (market.pairsFirst) {
            market.price[market.outside] = -value;
            for (int i = 0; i < market.mentees; i++) {
                int at = largest.mentorOf()[i];
                market.mentorOf[i] = at == NONE ? market.outside : at;
            }
        }
        exact(Long.MAX_VALUE, 0);
    }

    private boolean exact(long budget, int tenths) {
        ShortestPaths paths = new ShortestPaths(market);
        paths.start();
        long begun = market.mentees * (long) tenths / 10;
        long rest = market.mentees - begun;
        boolean done = paths.run(budget, seated -> report((int) (begun + rest * seated / Math.max(1, market.present))));
        profit = paths.profit;
        return done;
    }

    private void report(int done) {
        reported = Math.max(reported, Math.min(done, market.mentees));
        progress.accept(reported);
    }

    /** Prices back in whole scores (down for places, up for mentees, which keeps sums), and counted from the floor. */
    private Solution solution(long bonus) {
        long floor = market.price[market.floor] >> Market.SHIFT;
        long[] menteePrice = new long[market.mentees];
        long least = Long.MAX_VALUE;
        for (int i = 0; i < market.mentees; i++) {
            if (market.mentorOf[i] != Market.ABSENT) {
                menteePrice[i] = -(-profit[i] >> Market.SHIFT);
                least = Math.min(least, menteePrice[i]);
            }
        }
        long unmatched = profitOfUnmatched(bonus, floor, least);
        long proven = market.pairsFirst ? -(unmatched + floor) : bonus;
        long[] mentorPrice = new long[market.mentors];
        for (int j = 0; j < market.mentors; j++) {
            mentorPrice[j] = market.places[j] == 0 ? 0 : (market.price[j] >> Market.SHIFT) - floor;
        }
        for (int i = 0; i < market.mentees; i++) {
            menteePrice[i] = market.mentorOf[i] == Market.ABSENT ? 0 : menteePrice[i] - unmatched;
        }
        priceMentorsWithoutPlaces(menteePrice, mentorPrice, proven);
        return pairs(menteePrice, mentorPrice, proven);
    }

    /** What being unmatched leaves a mentee. */
    private long profitOfUnmatched(long bonus, long floor, long least) {
        if (!market.pairsFirst) {
            return -bonus - floor;
        }
        if (market.outsidePlaces > 0) {
            return -(market.price[market.outside] >> Market.SHIFT);
        }
        return least == Long.MAX_VALUE ? -floor : least;
    }

    /** Nobody was offered their places; any price pays for the edges to them, since nothing is multiplied by it. */
    private void priceMentorsWithoutPlaces(long[] menteePrice, long[] mentorPrice, long bonus) {
        for (int i = 0; i < market.mentees; i++) {
            if (problem.lockedMentor()[i] == NONE) {
                for (int edge = market.rowStart[i]; edge < market.rowStart[i + 1]; edge++) {
                    int j = market.mentor[edge];
                    if (market.places[j] == 0) {
                        mentorPrice[j] = Math.max(mentorPrice[j], market.score[edge] + bonus - menteePrice[i]);
                    }
                }
            }
        }
    }

    private Solution pairs(long[] menteePrice, long[] mentorPrice, long bonus) {
        int[] pairMentee = new int[market.mentees];
        int[] pairMentor = new int[market.mentees];
        int pairs = 0;
        for (int i = 0; i < market.mentees; i++) {
            int j = problem.lockedMentor()[i] == NONE ? market.mentorOf[i] : problem.lockedMentor()[i];
            if (j >= 0 && j != market.outside) {
                pairMentee[pairs] = i;
                pairMentor[pairs++] = j;
            }
        }
        return new Solution(
                Arrays.copyOf(pairMentee, pairs), Arrays.copyOf(pairMentor, pairs), menteePrice, mentorPrice, bonus);
    }
}
