package dev.tandem.matching.engine.certificate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What checks have looked at and found wrong. */
final class Findings {
    private final Map<CheckCode, Tally> tallies = new EnumMap<>(CheckCode.class);
    private final List<Certificate.Violation> violations = new ArrayList<>();

    /** @param checks those that are made, and so are in the answer even when nothing was there to look at */
    Findings(Set<CheckCode> checks) {
        for (CheckCode code : checks) {
            tallies.put(code, new Tally());
        }
    }

    void examine(CheckCode code, boolean right, String message, Object... values) {
        tally(code).examined++;
        if (!right) {
            fail(code, message, values);
        }
    }

    void examined(CheckCode code, long count) {
        tally(code).examined += count;
    }

    void fail(CheckCode code, String message, Object... values) {
        if (++tally(code).failed <= Certificate.LISTED) {
            List<String> named = Arrays.stream(values).map(String::valueOf).toList();
            violations.add(
                    new Certificate.Violation(code, Map.of("values", named), message.formatted(named.toArray())));
        }
    }

    boolean failed(CheckCode code) {
        return tally(code).failed > 0;
    }

    boolean passed() {
        return tallies.values().stream().allMatch(tally -> tally.failed == 0);
    }

    List<Certificate.Check> checks() {
        List<Certificate.Check> checks = new ArrayList<>();
        tallies.forEach((code, tally) -> checks.add(new Certificate.Check(code, tally.examined, tally.failed)));
        return List.copyOf(checks);
    }

    List<Certificate.Violation> violations() {
        return List.copyOf(violations);
    }

    private Tally tally(CheckCode code) {
        return tallies.computeIfAbsent(code, unseen -> new Tally());
    }

    private static final class Tally {
        private long examined;
        private long failed;
    }
}
