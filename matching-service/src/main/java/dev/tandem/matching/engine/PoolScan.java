package dev.tandem.matching.engine;

import dev.tandem.matching.engine.graph.MatchGraph;
import dev.tandem.matching.engine.graph.MatchProblem;
import dev.tandem.matching.engine.graph.Solution;
import dev.tandem.matching.engine.graph.StableProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at all pairs of a pool, a row of mentors for each mentee, without ever holding them all. */
final class PoolScan {
    /** Kept for each mentor, so that no mentor is without candidates whom somebody could have. */
    private static final int PER_MENTOR = 5;

    private static final long CLOSED = Long.MAX_VALUE / 4;
    private static final long UNCOVERED = -CLOSED;

    private final PairKernel kernel;
    private final int mentees;
    private final int mentors;
    private final int[] lockedMentor;
    private final boolean[] open;
    private final long pairs;

    /** @param problem the locks and places; its edges are not read */
    PoolScan(PairKernel kernel, MatchProblem problem) {
        this.kernel = kernel;
        mentees = kernel.pool.mentees.size();
        mentors = kernel.pool.mentors.size();
        lockedMentor = problem.lockedMentor();
        int[] places = problem.graph().capacity().clone();
        for (int locked : lockedMentor) {
            if (locked >= 0) {
                places[locked]--;
            }
        }
        open = new boolean[mentors];
        for (int mentor = 0; mentor < mentors; mentor++) {
            open[mentor] = places[mentor] > 0;
        }
        long free = Arrays.stream(lockedMentor).filter(locked -> locked < 0).count();
        pairs = free
                * IntStream.range(0, mentors).filter(mentor -> open[mentor]).count();
    }

    /** How many pairs of a mentee without a lock and a mentor with a place there are, whatever the rules say. */
    long openPairs() {
        return pairs;
    }

    /**
     * All eligible pairs, with mentors that have no place as well.
     *
     * @param atMost edges
     * @throws MatchInputException if there are more
     */
    EdgeRows complete(long atMost, IntConsumer done) {
        EdgeRows rows = new EdgeRows(mentees);
        AtomicLong total = new AtomicLong();
        scan(done, () -> {
            KernelRow row = new KernelRow(kernel);
            int[] found = new int[mentors];
            int[] scores = new int[mentors];
            return mentee -> {
                row.begin(kernel.pool.mentees.get(mentee));
                int[] bounds = row.bounds();
                int count = 0;
                for (int mentor = 0; mentor < mentors; mentor++) {
                    int score = bounds[mentor] < 0 ? -1 : row.score(mentor, 0);
                    if (score >= 0) {
                        found[count] = mentor;
                        scores[count++] = score;
                    }
                }
                if (total.addAndGet(count) > atMost) {
                    throw new MatchInputException(
                            "POOL_TOO_LARGE",
                            "More than " + atMost + " pairs are eligible, too many for this strategy.");
                }
                rows.put(mentee, Arrays.copyOf(found, count), Arrays.copyOf(scores, count));
            };
        });
        return rows;
    }

    /** The best {@code perMentee} mentors of each mentee, and the best few mentees of each mentor. */
    EdgeRows candidates(int perMentee, IntConsumer done) {
        EdgeRows rows = new EdgeRows(mentees);
        List<TopLists> ofMentors = new ArrayList<>();
        scan(done, () -> {
            KernelRow row = new KernelRow(kernel);
            TopList best = new TopList(Math.min(perMentee, mentors));
            BoundCut cuts = new BoundCut(perMentee);
            TopLists bestMentees = new TopLists(mentors, PER_MENTOR);
            synchronized (ofMentors) {
                ofMentors.add(bestMentees);
            }
            return mentee -> {
                row.begin(kernel.pool.mentees.get(mentee));
                best.clear();
                best(mentee, row, best, bestMentees, cuts);
                rows.add(mentee, best.edges());
            };
        });
        TopLists together = new TopLists(mentors, PER_MENTOR);
        ofMentors.forEach(together::addAll);
        together.forEach((mentor, mentee, score) -> rows.add(mentee, new long[] {EdgeRows.edge(mentor, score)}));
        return rows;
    }

    /** First those with the highest bounds, so that what they reach sorts most of the others out. */
    private void best(int mentee, KernelRow row, TopList best, TopLists bestMentees, BoundCut cuts) {
        int cut = cuts.of(row.bounds());
        best(mentee, row, cut, Integer.MAX_VALUE, best, bestMentees);
        best(mentee, row, 0, cut, best, bestMentees);
    }

    /** Mentors with bounds from {@code from} on and below {@code to}. */
    private void best(int mentee, KernelRow row, int from, int to, TopList best, TopLists bestMentees) {
        int[] bounds = row.bounds();
        int[] limits = bestMentees.limits();
        int limit = Math.max(from, KernelRow.limit(best.least()));
        for (int mentor = 0; mentor < mentors; mentor++) {
            int bound = bounds[mentor];
            if ((bound >= limit || (bound >= limits[mentor] && bound >= from)) && bound < to && open[mentor]) {
                int score = row.score(mentor, Math.min(best.least(), bestMentees.least(mentor)));
                if (score >= 0) {
                    best.offer(mentor, score);
                    bestMentees.offer(mentor, mentee, score);
                    limit = Math.max(from, KernelRow.limit(best.least()));
                }
            }
        }
    }

    /**
     * What a look at all pairs found against a solution.
     *
     * @param underpriced pairs that are worth more than the prices of their two
     * @param uncovered eligible pairs outside the cover that proves most pairs
     * @param worst for each mentee concerned, the best of these pairs
     */
    @SuppressWarnings("ArrayRecordComponent") // bulk data, passed on and never compared
    record Violations(long examined, long underpriced, long uncovered, EdgeRows worst, int[] mentees) {
        boolean none() {
            return mentees.length == 0;
        }
    }

    /**
     * Looks for eligible pairs that the prices or the cover of a solution say nothing about.
     *
     * @param reach from the unmatched mentees; null when most pairs are not claimed
     * @param keep pairs for each mentee
     */
    Violations violations(Solution solution, @Nullable AlternatingReach reach, int keep, IntConsumer done) {
        long[] price = new long[mentors];
        long[] ofReached = new long[mentors];
        for (int mentor = 0; mentor < mentors; mentor++) {
            price[mentor] = open[mentor] ? solution.mentorPrice()[mentor] : CLOSED;
            ofReached[mentor] = reach != null && open[mentor] && !reach.mentors[mentor] ? UNCOVERED : price[mentor];
        }
        EdgeRows worst = new EdgeRows(mentees);
        AtomicLong underpriced = new AtomicLong();
        AtomicLong uncovered = new AtomicLong();
        boolean[] concerned = new boolean[mentees];
        scan(done, () -> {
            PricedRow row = new PricedRow(new KernelRow(kernel), mentors, keep, price);
            return mentee -> {
                row.row.begin(kernel.pool.mentees.get(mentee));
                boolean reached = reach != null && reach.mentees[mentee];
                long own = solution.menteePrice()[mentee] - solution.bonus();
                if (row.look(own, reached ? ofReached : price)) {
                    underpriced.addAndGet(row.underpriced);
                    uncovered.addAndGet(row.uncovered);
                    concerned[mentee] = true;
                    worst.add(mentee, row.beyond.edges(row.scores));
                }
            };
        });
        int[] whom =
                IntStream.range(0, mentees).filter(mentee -> concerned[mentee]).toArray();
        return new Violations(pairs, underpriced.get(), uncovered.get(), worst, whom);
    }

    /** One thread's look at the prices of one mentee after another. */
    private static final class PricedRow {
        private final KernelRow row;
        private final TopList beyond;
        private final int[] scores;
        private final long[] price;
        private int underpriced;
        private int uncovered;

        PricedRow(KernelRow row, int mentors, int keep, long[] price) {
            this.row = row;
            this.price = price;
            beyond = new TopList(keep);
            scores = new int[mentors];
        }

        /**
         * Whether anything is wrong.
         *
         * @param own the mentee's price less the bonus
         * @param toPass by mentor: the price, or {@link PoolScan#UNCOVERED} where no pair may be
         */
        boolean look(long own, long[] toPass) {
            beyond.clear();
            underpriced = 0;
            uncovered = 0;
            int[] bounds = row.bounds();
            for (int mentor = 0; mentor < toPass.length; mentor++) {
                int bound = bounds[mentor];
                // A score of at least this is worth more than the two prices together.
                long needed = own + toPass[mentor] + 1;
                if (bound >= 0 && bound / KernelFeature.UNITS + 1 >= needed) {
                    found(mentor, row.score(mentor, (int) Math.max(0, needed)), own);
                }
            }
            return underpriced + uncovered > 0;
        }

        private void found(int mentor, int score, long own) {
            if (score >= 0) {
                long needed = own + price[mentor] + 1;
                if (score >= needed) {
                    underpriced++;
                } else {
                    uncovered++;
                }
                scores[mentor] = score;
                beyond.offer(mentor, (int) Math.clamp(score - needed + 1L, 0, Integer.MAX_VALUE - 1L));
            }
        }
    }

    private void scan(IntConsumer done, Supplier<IntConsumer> worker) {
        if (mentees == 0 || mentors == 0) {
            return;
        }
        ParallelRows.each(
                mentees,
                (long) mentees * mentors,
                () -> {
                    IntConsumer each = worker.get();
                    return mentee -> {
                        if (lockedMentor[mentee] < 0) {
                            each.accept(mentee);
                        }
                    };
                },
                done);
    }

    /** Both sides' own scores of the edges of a graph whose edges are all eligible. */
    StableProblem sides(MatchProblem problem, IntConsumer done) {
        MatchGraph graph = problem.graph();
        int[] menteeScore = new int[graph.edges()];
        int[] mentorScore = new int[graph.edges()];
        scan(done, () -> {
            KernelRow row = new KernelRow(kernel);
            return mentee -> {
                row.begin(kernel.pool.mentees.get(mentee));
                for (int edge = graph.rowStart()[mentee]; edge < graph.rowStart()[mentee + 1]; edge++) {
                    row.score(graph.mentor()[edge], 0);
                    menteeScore[edge] = row.menteeScore();
                    mentorScore[edge] = row.mentorScore();
                }
            };
        });
        return new StableProblem(problem, menteeScore, mentorScore);
    }

    static MatchGraph placesOnly(int mentees, int[] capacity) {
        return new MatchGraph(new int[mentees + 1], new int[0], new int[0], capacity);
    }
}
