package dev.tandem.platform.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * The values that a client may give (ADR 0027), wherever they come from: parameters, bodies, cursors or files. Types that can
 * hold more than a database, an arithmetic or a calendar can bear end here.
 */
public final class ValueBounds {

    /** The first day that is taken. */
    public static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** The last day that is taken. */
    public static final LocalDate LAST_DAY = LocalDate.of(2200, 12, 31);

    /** The largest duration, in either direction. */
    static final Duration LONGEST = Duration.ofDays(36_600);

    /** The most digits that a number may have, and the most places that its point may be moved by an exponent. */
    static final int MOST_DIGITS = 34;

    private static final int MOST_CHARACTERS = 2 * MOST_DIGITS;
    private static final long LONGEST_MONTHS = 1_200;
    private static final LocalDateTime FIRST = FIRST_DAY.atStartOfDay();
    private static final LocalDateTime LAST = LAST_DAY.atTime(LocalTime.MAX);
    private static final Set<Class<?>> BOUNDED = Set.of(
            Instant.class,
            LocalDate.class,
            LocalDateTime.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            Duration.class,
            Period.class,
            BigDecimal.class,
            BigInteger.class,
            Double.class,
            Float.class);

    private ValueBounds() {}

    /** Tells whether values of {@code type} have bounds here. */
    static boolean concern(Class<?> type) {
        return BOUNDED.contains(type) || type == double.class || type == float.class;
    }

    /** Tells whether {@code value} is within its bounds; what has none always is. */
    public static boolean allow(Object value) {
        return switch (value) {
            case LocalDate day -> !day.isBefore(FIRST_DAY) && !day.isAfter(LAST_DAY);
            case Instant instant -> allowed(instant);
            case LocalDateTime time -> !time.isBefore(FIRST) && !time.isAfter(LAST);
            case OffsetDateTime time -> allowed(time.toInstant());
            case ZonedDateTime time -> allowed(time.toInstant());
            case Duration duration -> duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0;
            case Period period ->
                Math.abs(period.toTotalMonths()) <= LONGEST_MONTHS
                        && Math.abs(period.get(ChronoUnit.DAYS)) <= LONGEST.toDays();
            case BigDecimal number ->
                number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS;
            case BigInteger number -> number.bitLength() <= MOST_DIGITS * 3;
            case Double number -> Double.isFinite(number);
            case Float number -> Float.isFinite(number);
            default -> true;
        };
    }

    private static boolean allowed(Instant instant) {
        return !instant.isBefore(FIRST.toInstant(ZoneOffset.UTC)) && !instant.isAfter(LAST.toInstant(ZoneOffset.UTC));
    }

    /** Tells whether a number that is written like this may be computed with. */
    static boolean allowNumber(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return false;
        }
        try {
            return allow(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // Its exponent is beyond any type.
            return false;
        }
    }

    /** Says what is allowed, after "must be". */
    static String describe(Class<?> type) {
        if (type == Duration.class || type == Period.class) {
            return "100 years at most";
        }
        return Number.class.isAssignableFrom(type) || type.isPrimitive()
                ? "a number of at most %d digits before and after the point".formatted(MOST_DIGITS)
                : "between %s and %s".formatted(FIRST_DAY, LAST_DAY);
    }
}
