package dev.tandem.matching.engine;

import java.util.List;
import java.util.Locale;

/** Bits of English. */
final class Sentences {
    private Sentences() {}

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** MEETING_MODES becomes meetingModes. */
    static String camel(Enum<?> value) {
        StringBuilder camel = new StringBuilder();
        for (String word : value.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    static String count(long number, String singular, String plural) {
        return number + " " + (number == 1 ? singular : plural);
    }

    static String list(List<String> items) {
        return String.join(", ", items);
    }
}
