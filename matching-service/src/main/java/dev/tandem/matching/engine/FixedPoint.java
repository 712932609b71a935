package dev.tandem.matching.engine;

/** Fractions as integers 0…1,000,000, rounded half up: the same on every machine, unlike floating point. */
final class FixedPoint {
    /** What stands for 1. */
    static final int ONE = 1_000_000;

    private FixedPoint() {}

    /** {@code min(1, part / whole)}; both non-negative, {@code whole} positive. */
    static int ratio(long part, long whole) {
        return part >= whole ? ONE : (int) divide(part * ONE, whole);
    }

    /** {@code dividend / divisor}, rounded half up; both non-negative. */
    static long divide(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }

    /** For sentences: 734512 becomes "0.73" (cut, so nothing below 1 reads as 1). */
    static String text(int value) {
        int hundredths = value / 10_000;
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }
}
