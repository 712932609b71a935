package dev.tandem.matching.engine.certificate;

import java.math.BigInteger;

/** A sum in 128 bits: room for 2³¹ products of a {@code long} and an {@code int}. */
final class ExactSum {
    private long high;
    private long low;

    void add(long value) {
        add(value >> 63, value);
    }

    void addProduct(long a, long b) {
        add(Math.multiplyHigh(a, b), a * b);
    }

    BigInteger value() {
        return BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(low)));
    }

    private void add(long addedHigh, long addedLow) {
        low += addedLow;
        high += addedHigh + (Long.compareUnsigned(low, addedLow) < 0 ? 1 : 0);
    }
}
