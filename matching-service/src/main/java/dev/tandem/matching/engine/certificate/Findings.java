package dev.tandem.matching.engine.certificate;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a verifier has looked at and what was wrong. */
final class Findings {
    private final Map<CheckCode, Tally> tallies = new EnumMap<>(CheckCode.class);
    private final List<Certificate.Violation> violations = new ArrayList<>();

    /** @param made the checks that will be listed, whether or not there is anything to look at */
    Findings(CheckCode... made) {
        for (CheckCode code : made) {
            tallies.put(code, new Tally());
        }
    }

    void examined(CheckCode code, long count) {
        tally(code).examined += count;
    }

    void examine(CheckCode code, boolean right, String message, Object... values) {
        tally(code).examined++;
        if (!right) {
            fail(code, message, values);
        }
    }

    /** Something already counted as examined is wrong. */
    void fail(CheckCode code, String message, Object... values) {
        if (++tally(code).failed <= Certificate.LISTED) {
            List<String> named = Arrays.stream(values).map(String::valueOf).toList();
            violations.add(
                    new Certificate.Violation(code, Map.of("values", named), message.formatted(named.toArray())));
        }
    }

    boolean passed(CheckCode code) {
        return tally(code).failed == 0;
    }

    Certificate certificate(int pairs, BigInteger score, BigInteger gap, @Nullable Integer cardinalityBound) {
        List<Certificate.Check> checks = new ArrayList<>();
        tallies.forEach((code, tally) -> checks.add(new Certificate.Check(code, tally.examined, tally.failed)));
        return new Certificate(
                checks.stream().allMatch(Certificate.Check::passed),
                pairs,
                saturated(score),
                saturated(score.add(gap)),
                saturated(gap),
                List.copyOf(checks),
                List.copyOf(violations),
                cardinalityBound,
                null);
    }

    static long saturated(BigInteger value) {
        return value.bitLength() < Long.SIZE ? value.longValue() : value.signum() * Long.MAX_VALUE;
    }

    private Tally tally(CheckCode code) {
        return tallies.computeIfAbsent(code, unseen -> new Tally());
    }

    private static final class Tally {
        private long examined;
        private long failed;
    }
}
