package dev.tandem.matching.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * A weekly interval on the wall clock of its owner, cut to whole minutes. An {@code end} that is not after {@code start}
 * lies on the next day, so 22:00–00:00 ends at midnight and 00:00–00:00 is the whole day.
 */
public record WeeklySlot(DayOfWeek day, LocalTime start, LocalTime end) implements Comparable<WeeklySlot> {
    private static final Comparator<WeeklySlot> ORDER = Comparator.comparing(WeeklySlot::day)
            .thenComparing(WeeklySlot::start)
            .thenComparing(WeeklySlot::end);

    public WeeklySlot {
        start = start.truncatedTo(ChronoUnit.MINUTES);
        end = end.truncatedTo(ChronoUnit.MINUTES);
    }

    boolean endsNextDay() {
        return !end.isAfter(start);
    }

    @Override
    public int compareTo(WeeklySlot other) {
        return ORDER.compare(this, other);
    }
}
