package dev.tandem.matching.engine;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the scores of the pairs spread, all in millionths; all zero when there are no pairs.
 *
 * @param histogram ten bins of 100,000 each, the last one including 1,000,000
 * @param mean rounded half up
 * @param median of an even number, the mean of the two in the middle, rounded half up
 */
public record ScoreDistribution(int count, List<Integer> histogram, int minimum, int median, int mean, int maximum) {

    private static final int BINS = 10;

    static ScoreDistribution of(IntStream scores) {
        int[] sorted = scores.sorted().toArray();
        int[] bins = new int[BINS];
        for (int score : sorted) {
            bins[Math.min(BINS - 1, score / (FixedPoint.ONE / BINS))]++;
        }
        List<Integer> histogram = Arrays.stream(bins).boxed().toList();
        int count = sorted.length;
        if (count == 0) {
            return new ScoreDistribution(0, histogram, 0, 0, 0, 0);
        }
        int median = (int) FixedPoint.divide((long) sorted[(count - 1) / 2] + sorted[count / 2], 2);
        int mean = (int) FixedPoint.divide(Arrays.stream(sorted).asLongStream().sum(), count);
        return new ScoreDistribution(count, histogram, sorted[0], median, mean, sorted[count - 1]);
    }
}
