package dev.tandem.matching.engine;

import static dev.tandem.matching.engine.Someone.mentee;
import static dev.tandem.matching.engine.Someone.mentor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyOverlapTest {
    private static int minutes(ActivePhase phase, Someone first, Someone second) {
        Participant a = first.get();
        Participant b = second.get();
        return minutes(
                phase,
                a.availability(),
                ZoneId.of(a.timeZone() == null ? "UTC" : a.timeZone().getId()),
                b.availability(),
                ZoneId.of(b.timeZone() == null ? "UTC" : b.timeZone().getId()));
    }

    private static int minutes(ActivePhase phase, List<WeeklySlot> a, ZoneId zoneA, List<WeeklySlot> b, ZoneId zoneB) {
        WeeklyOverlap overlap = new WeeklyOverlap(phase);
        int first = overlap.zone(zoneA);
        int second = overlap.zone(zoneB);
        overlap.prepare();
        return overlap.minimumMinutes(overlap.timetable(a, first), first, overlap.timetable(b, second), second);
    }

    private static ActivePhase phase(String start, String end) {
        return new ActivePhase(LocalDate.parse(start), LocalDate.parse(end));
    }

    /** New York changes its clocks on 8 March 2026 and Berlin on the 29th; between them they are an hour closer. */
    @ParameterizedTest
    @CsvSource({
        "2026-02-02, 2026-02-27, 60",
        "2026-02-02, 2026-03-06, 60",
        "2026-02-02, 2026-03-13, 0",
        "2026-03-09, 2026-03-27, 0",
        "2026-04-06, 2026-10-23, 60",
        "2026-02-02, 2026-07-31, 0"
    })
    void weeks_between_the_clock_changes_of_new_york_and_berlin_are_not_hidden(String start, String end, int expected) {
        int minutes = minutes(
                phase(start, end),
                mentor(1).in("America/New_York").free(DayOfWeek.MONDAY, "09:00", "10:00"),
                mentee(1).in("Europe/Berlin").free(DayOfWeek.MONDAY, "15:00", "16:00"));

        assertThat(minutes).isEqualTo(expected);
    }

    @Test
    void sunday_night_in_one_zone_meets_monday_morning_in_another() {
        int minutes = minutes(
                phase("2026-01-05", "2026-01-25"),
                mentor(1).in("America/Los_Angeles").free(DayOfWeek.SUNDAY, "20:00", "22:00"),
                mentee(1).in("Asia/Tokyo").free(DayOfWeek.MONDAY, "13:30", "18:00"));

        assertThat(minutes).isEqualTo(90);
    }

    @Test
    void slots_over_midnight_and_overlapping_slots_are_counted_once() {
        int minutes = minutes(
                phase("2026-01-05", "2026-01-25"),
                mentor(1).in("UTC").free(DayOfWeek.TUESDAY, "23:00", "01:00").free(DayOfWeek.TUESDAY, "23:30", "00:00"),
                mentee(1)
                        .in("UTC")
                        .free(DayOfWeek.TUESDAY, "00:00", "00:00")
                        .free(DayOfWeek.WEDNESDAY, "00:00", "02:00"));

        assertThat(minutes).isEqualTo(120);
    }

    @Test
    void a_slot_within_the_skipped_hour_is_empty_that_week() {
        Someone owl = mentor(1).in("Europe/Berlin").free(DayOfWeek.SUNDAY, "02:00", "03:00");
        Someone always = mentee(1).in("Europe/Berlin").free(DayOfWeek.SUNDAY, "00:00", "12:00");

        assertThat(minutes(phase("2026-03-02", "2026-03-22"), owl, always)).isEqualTo(60);
        assertThat(minutes(phase("2026-03-02", "2026-03-29"), owl, always)).isZero();
    }

    @Test
    void a_last_partial_week_counts_as_a_whole_one() {
        int minutes = minutes(
                phase("2026-01-05", "2026-01-05"),
                mentor(1).in("UTC").free(DayOfWeek.SUNDAY, "10:00", "11:00"),
                mentee(1).in("UTC").free(DayOfWeek.SUNDAY, "10:00", "11:00"));

        assertThat(minutes).isEqualTo(60);
    }

    @Property(tries = 150)
    void equals_counting_every_minute_of_every_week(
            @ForAll("slots") List<WeeklySlot> a,
            @ForAll("slots") List<WeeklySlot> b,
            @ForAll("zones") ZoneId zoneA,
            @ForAll("zones") ZoneId zoneB,
            @ForAll @IntRange(max = 400) int startDay,
            @ForAll @IntRange(max = 60) int days) {
        LocalDate start = LocalDate.parse("2026-01-01").plusDays(startDay);
        ActivePhase phase = new ActivePhase(start, start.plusDays(days));

        int expected = Integer.MAX_VALUE;
        for (LocalDate week = start; !week.isAfter(phase.end()); week = week.plusDays(7)) {
            expected = Math.min(expected, counted(week, a, zoneA, b, zoneB));
        }

        assertThat(minutes(phase, a, zoneA, b, zoneB)).isEqualTo(expected);
    }

    /** Quarter hours of a UTC week in which both local clocks show a free time; slots and offsets are quarter hours. */
    private static int counted(LocalDate week, List<WeeklySlot> a, ZoneId zoneA, List<WeeklySlot> b, ZoneId zoneB) {
        int minutes = 0;
        Instant from = week.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int quarter = 0; quarter < 7 * 24 * 4; quarter++) {
            Instant instant = from.plus(quarter * 15L, ChronoUnit.MINUTES);
            minutes += free(instant, a, zoneA) && free(instant, b, zoneB) ? 15 : 0;
        }
        return minutes;
    }

    private static boolean free(Instant instant, List<WeeklySlot> slots, ZoneId zone) {
        LocalDate date = instant.atZone(zone).toLocalDate();
        List<Boolean> hits = new ArrayList<>();
        for (WeeklySlot slot : slots) {
            for (LocalDate day : List.of(date.minusDays(1), date)) {
                if (day.getDayOfWeek() == slot.day()) {
                    Instant start = day.atTime(slot.start()).atZone(zone).toInstant();
                    Instant end = (slot.endsNextDay() ? day.plusDays(1) : day)
                            .atTime(slot.end())
                            .atZone(zone)
                            .toInstant();
                    hits.add(!instant.isBefore(start) && instant.isBefore(end));
                }
            }
        }
        return hits.contains(true);
    }

    @Provide
    Arbitrary<List<WeeklySlot>> slots() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 95).map(q -> LocalTime.MIN.plusMinutes(15L * q));
        return Combinators.combine(Arbitraries.of(DayOfWeek.values()), times, times)
                .as(WeeklySlot::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "Asia/Kolkata",
                        "Australia/Lord_Howe",
                        "America/Sao_Paulo",
                        "Pacific/Kiritimati",
                        "Pacific/Pago_Pago",
                        "Africa/Casablanca",
                        "Asia/Kathmandu")
                .map(ZoneId::of);
    }
}
