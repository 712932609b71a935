package dev.tandem.matching.engine;

import java.util.Arrays;

/** Guesses from a sample of a row which bound only a few times as many mentors reach as are looked for. */
final class BoundCut {
    private static final int SHIFT = 16;
    private static final int STEP = 8;
    private static final int TIMES = 4;

    private final int enough;
    /** How many of the sample have a bound in each interval of 2^16. */
    private final int[] counts = new int[((FixedPoint.ONE * KernelFeature.UNITS) >> SHIFT) + 2];

    BoundCut(int lookedFor) {
        enough = lookedFor * TIMES / STEP;
    }

    /** 0 or more; whatever it is, it changes the order of work only. */
    int of(int[] bounds) {
        Arrays.fill(counts, 0);
        for (int mentor = 0; mentor < bounds.length; mentor += STEP) {
            if (bounds[mentor] >= 0) {
                counts[Math.min(bounds[mentor] >> SHIFT, counts.length - 1)]++;
            }
        }
        int above = 0;
        for (int interval = counts.length - 1; interval > 0; interval--) {
            above += counts[interval];
            if (above >= enough) {
                return interval << SHIFT;
            }
        }
        return 0;
    }
}
