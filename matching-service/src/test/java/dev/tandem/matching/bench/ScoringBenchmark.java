package dev.tandem.matching.bench;

import dev.tandem.matching.engine.KernelTrial;
import dev.tandem.matching.engine.MatchPolicy;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntToLongFunction;

/**
 * Pairs per second of processor time on one core: the definition of scores and rules, the kernel scoring every eligible pair exactly, and
 * the kernel looking for each mentee's best fifty. Arguments: mentees, mentors, seed.
 */
@SuppressWarnings("SystemOut") // a command-line tool
public final class ScoringBenchmark {
    private static final int SCALAR_ROWS = 40;
    private static final int SAMPLE = 2_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScoringBenchmark() {}

    public static void main(String... arguments) {
        int mentees = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int mentors = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
        KernelTrial trial =
                new KernelTrial(PoolGenerator.pool(mentees, mentors, 2 * mentees, seed), MatchPolicy.defaults());
        int scalarRows = Math.min(mentees, SCALAR_ROWS);
        double scalar = rate(rows -> trial.scalar(0, rows), scalarRows, mentors);
        double exact = rate(rows -> trial.exact(0, rows), Math.min(mentees, 1_000), mentors);
        double best = rate(rows -> trial.best(0, rows, 50), Math.min(mentees, 2_000), mentors);
        boolean equalSums = trial.scalar(0, scalarRows) == trial.exact(0, scalarRows);
        int differences = trial.differences(SAMPLE, seed);
        System.out.println("| pool | definition, pairs/s | kernel, pairs/s | ratio | best 50, pairs/s | ratio "
                + "| prepared in ms | pairs compared | different |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        System.out.printf(
                "| %,d × %,d | %,.0f | %,.0f | %.1f | %,.0f | %.1f | %d | %,d | %d |%n",
                mentees,
                mentors,
                scalar,
                exact,
                exact / scalar,
                best,
                best / scalar,
                trial.prepareNanos() / 1_000_000,
                (long) scalarRows * mentors + SAMPLE,
                differences + (equalSums ? 0 : 1));
        System.out.println(trial.shape());
    }

    /** The best of five, after two to warm up. */
    private static double rate(IntToLongFunction work, int rows, int mentors) {
        double best = 0;
        for (int round = 0; round < 7; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            long sum = work.applyAsLong(rows);
            double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
            if (sum < 0) {
                throw new IllegalStateException("Scores are never negative.");
            }
            if (round > 1) {
                best = Math.max(best, (double) rows * mentors / seconds);
            }
        }
        return best;
    }
}
