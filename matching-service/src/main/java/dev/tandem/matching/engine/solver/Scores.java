package dev.tandem.matching.engine.solver;

/**
 * What the scores of a market are like, in its parts.
 *
 * @param range highest less lowest
 * @param unit all values are multiples of this
 */
record Scores(long highest, long range, long unit) {
    static Scores of(Market market) {
        int highest = 0;
        int lowest = market.score.length == 0 ? 0 : Integer.MAX_VALUE;
        long unit = -market.outsideValue >> Market.SHIFT;
        for (int score : market.score) {
            highest = Math.max(highest, score);
            lowest = Math.min(lowest, score);
            unit = unit == 1 ? 1 : divisor(unit, score);
        }
        return new Scores(
                (long) highest << Market.SHIFT,
                (long) (highest - lowest) << Market.SHIFT,
                Math.max(1, unit) << Market.SHIFT);
    }

    private static long divisor(long a, long b) {
        long divisor = a;
        long rest = b;
        while (rest != 0) {
            long next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }
}
