package dev.tandem.platform.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names a Java type in the words of the API, without its class name. */
final class Expected {

    private static final Map<Class<?>, String> NAMES = Map.ofEntries(
            Map.entry(Integer.class, "an integer"),
            Map.entry(int.class, "an integer"),
            Map.entry(Long.class, "an integer"),
            Map.entry(long.class, "an integer"),
            Map.entry(Short.class, "an integer"),
            Map.entry(short.class, "an integer"),
            Map.entry(BigInteger.class, "an integer"),
            Map.entry(Double.class, "a number"),
            Map.entry(double.class, "a number"),
            Map.entry(Float.class, "a number"),
            Map.entry(float.class, "a number"),
            Map.entry(BigDecimal.class, "a number"),
            Map.entry(Boolean.class, "true or false"),
            Map.entry(boolean.class, "true or false"),
            Map.entry(String.class, "a string"),
            Map.entry(UUID.class, "a UUID"),
            Map.entry(Instant.class, "an ISO 8601 instant in UTC, such as 2026-03-01T09:00:00Z"),
            Map.entry(LocalDate.class, "an ISO 8601 date, such as 2026-03-01"),
            Map.entry(LocalTime.class, "an ISO 8601 time, such as 09:30"),
            Map.entry(Duration.class, "an ISO 8601 duration, such as PT1H30M"),
            Map.entry(Period.class, "an ISO 8601 period, such as P14D"),
            Map.entry(ZoneId.class, "an IANA time zone, such as Europe/Berlin"));

    private Expected() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        String name = NAMES.get(type);
        if (name != null) {
            return name;
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "an array" : "an object";
    }
}
