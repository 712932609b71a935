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

/** Looks at all pairs of a pool, a row of mentors for each mentee, without ever holding them all. */
final class PoolScan {
    /** Kept for each mentor, so that no mentor is without candidates whom somebody could have. */
    private static final int PER_MENTOR = 5;

    private static final long CLOSED = Long.MAX_VALUE / 4;

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
            TopLists bestMentees = new TopLists(mentors, PER_MENTOR);
            synchronized (ofMentors) {
                ofMentors.add(bestMentees);
            }
            return mentee -> {
                row.begin(kernel.pool.mentees.get(mentee));
                best.clear();
                best(mentee, row, best, bestMentees);
                rows.add(mentee, best.edges());
            };
        });
        TopLists together = new TopLists(mentors, PER_MENTOR);
        ofMentors.forEach(together::addAll);
        together.forEach((mentor, mentee, score) -> rows.add(mentee, new long[] {EdgeRows.edge(mentor, score)}));
        return rows;
    }

    private void best(int mentee, KernelRow row, TopList best, TopLists bestMentees) {
        int[] bounds = row.bounds();
        int limit = KernelRow.limit(best.least());
        int[] limits = bestMentees.limits();
        for (int mentor = 0; mentor < mentors; mentor++) {
            if ((bounds[mentor] >= limit || bounds[mentor] >= limits[mentor]) && open[mentor]) {
                int score = row.score(mentor, Math.min(best.least(), bestMentees.least(mentor)));
                if (score >= 0) {
                    best.offer(mentor, score);
                    bestMentees.offer(mentor, mentee, score);
                    limit = KernelRow.limit(best.least());
                }
            }
        }
    }

    /** What a look at all pairs found against a solution: for each mentee the pairs worth most beyond its prices. */
    record Violations(long examined, long found, EdgeRows worst, int[] mentees) {}

    /** Pairs whose value is more than the prices of its two, at most {@code keep} for each mentee. */
    Violations violations(Solution solution, int keep, IntConsumer done) {
        long[] price = new long[mentors];
        for (int mentor = 0; mentor < mentors; mentor++) {
            price[mentor] = open[mentor] ? solution.mentorPrice()[mentor] : CLOSED;
        }
        EdgeRows worst = new EdgeRows(mentees);
        AtomicLong found = new AtomicLong();
        boolean[] concerned = new boolean[mentees];
        scan(done, () -> {
            KernelRow row = new KernelRow(kernel);
            TopList beyond = new TopList(keep);
            int[] scores = new int[mentors];
            return mentee -> {
                row.begin(kernel.pool.mentees.get(mentee));
                beyond.clear();
                int count = violations(row, solution.menteePrice()[mentee] - solution.bonus(), price, beyond, scores);
                if (count > 0) {
                    found.addAndGet(count);
                    concerned[mentee] = true;
                    worst.add(mentee, beyond.edges(scores));
                }
            };
        });
        int[] whom =
                IntStream.range(0, mentees).filter(mentee -> concerned[mentee]).toArray();
        return new Violations(pairs, found.get(), worst, whom);
    }

    private int violations(KernelRow row, long menteePrice, long[] price, TopList beyond, int[] scores) {
        int[] bounds = row.bounds();
        int count = 0;
        for (int mentor = 0; mentor < price.length; mentor++) {
            int bound = bounds[mentor];
            // A score of at least this value is worth more than the two prices together.
            long needed = menteePrice + price[mentor] + 1;
            if (bound >= 0 && (bound >> 6) + 1 >= needed) {
                int score = row.score(mentor, (int) Math.max(0, needed));
                if (score >= 0) {
                    count++;
                    scores[mentor] = score;
                    beyond.offer(mentor, (int) Math.min(Integer.MAX_VALUE - 1L, score - needed + 1));
                }
            }
        }
        return count;
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
