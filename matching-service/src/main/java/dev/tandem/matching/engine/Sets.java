package dev.tandem.matching.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Sets as ascending arrays. */
final class Sets {
    private Sets() {}

    static int shared(int[] a, int[] b) {
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            if (a[i] == b[j]) {
                count++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return count;
    }

    /** Shared ones over all, in millionths; {@link Criterion#MISSING} when either is empty. */
    static int jaccard(int[] a, int[] b) {
        if (a.length == 0 || b.length == 0) {
            return Criterion.MISSING;
        }
        int shared = shared(a, b);
        return FixedPoint.ratio(shared, (long) a.length + b.length - shared);
    }

    static boolean contains(int[] values, int wanted) {
        for (int value : values) {
            if (value == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The names of what both have, sorted by name. */
    static List<String> sharedNames(int[] a, int[] b, IntFunction<String> name) {
        List<String> names = new ArrayList<>();
        for (int value : a) {
            if (contains(b, value)) {
                names.add(name.apply(value));
            }
        }
        names.sort(null);
        return List.copyOf(names);
    }
}
