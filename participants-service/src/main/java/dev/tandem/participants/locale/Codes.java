package dev.tandem.participants.locale;

import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** Knows the codes that the JDK knows. */
final class Codes {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Codes() {}

    static boolean isCountryCode(String text) {
        return COUNTRIES.contains(text);
    }

    static boolean isTimeZoneId(String text) {
        return ZONES.contains(text);
    }

    static boolean isLanguageTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
