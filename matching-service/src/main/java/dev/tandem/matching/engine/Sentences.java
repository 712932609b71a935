package dev.tandem.matching.engine;

import java.util.List;
import java.util.Locale;

/** Bits of English. */
final class Sentences {
    private Sentences() {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String count(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    static String list(List<String> items) {
        return String.join(", ", items);
    }
}
