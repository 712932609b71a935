package dev.tandem.matching.run;

import dev.tandem.matching.pool.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The figures of groups with small ones suppressed. A group that is suppressed alone could be derived from what is known
 * of all others, so the smallest shown one is suppressed with it, until at least two groups and five people are. Values
 * of suppressed groups are not told either: a word may be enough to know who said it.
 *
 * <p>The adverse impact ratio and its limit of four fifths are those of the Uniform Guidelines on Employee Selection
 * Procedures, 29 CFR 1607.4(D).
 */
final class FairnessFigures {

    /** Fewest people of a group that is shown, and fewest matched ones whose scores are. */
    static final int SHOWN_FROM = 5;

    private static final long ONE = 1_000_000;
    private static final long FOUR_FIFTHS = 800_000;

    private FairnessFigures() {}

    /** A group as counted; the scores are those of its matched people. */
    record Counted(
            String attribute,
            String value,
            Role role,
            int people,
            int matched,
            @Nullable Integer meanScore,
            @Nullable Integer minScore) {}

    private record Key(String attribute, Role role) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::attribute).thenComparing(Key::role).compare(this, other);
        }
    }

    static List<FairnessResponse.Comparison> of(List<Counted> groups) {
        Map<Key, List<Counted>> byKey = new TreeMap<>();
        groups.forEach(
                group -> byKey.computeIfAbsent(new Key(group.attribute(), group.role()), key -> new ArrayList<>())
                        .add(group));
        List<FairnessResponse.Comparison> comparisons = new ArrayList<>();
        byKey.forEach((key, all) -> comparisons.add(comparison(key, all)));
        return comparisons;
    }

    private static FairnessResponse.Comparison comparison(Key key, List<Counted> all) {
        List<Counted> bySize = new ArrayList<>(all);
        bySize.sort(Comparator.comparingInt(Counted::people).thenComparing(Counted::value));
        int hidden = hidden(bySize);
        List<Counted> shown = bySize.subList(hidden, bySize.size()).stream()
                .sorted(Comparator.comparing(Counted::value))
                .toList();
        long highest = shown.stream().mapToLong(FairnessFigures::rate).max().orElse(0);
        return new FairnessResponse.Comparison(
                key.attribute(),
                key.role(),
                shown.stream().map(group -> group(group, highest)).toList(),
                hidden);
    }

    /** How many of the smallest groups are suppressed. */
    private static int hidden(List<Counted> bySize) {
        int hidden = 0;
        int people = 0;
        while (hidden < bySize.size()
                && (bySize.get(hidden).people() < SHOWN_FROM || (hidden > 0 && (hidden < 2 || people < SHOWN_FROM)))) {
            people += bySize.get(hidden).people();
            hidden++;
        }
        return hidden;
    }

    private static FairnessResponse.Group group(Counted group, long highest) {
        long rate = rate(group);
        Integer ratio = highest == 0 ? null : Math.toIntExact(divided(rate * ONE, highest));
        boolean scores = group.matched() >= SHOWN_FROM;
        return new FairnessResponse.Group(
                group.value(),
                group.people(),
                group.matched(),
                Math.toIntExact(rate),
                ratio,
                ratio == null ? null : ratio >= FOUR_FIFTHS,
                scores ? group.meanScore() : null,
                scores ? group.minScore() : null);
    }

    private static long rate(Counted group) {
        return divided(group.matched() * ONE, group.people());
    }

    /** Rounded half up. */
    private static long divided(long dividend, long divisor) {
        return (2 * dividend + divisor) / (2 * divisor);
    }
}
