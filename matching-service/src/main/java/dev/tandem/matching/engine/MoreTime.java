package dev.tandem.matching.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds the shortest stretch on one day of the week, at most four hours, that would give a mentee enough time in common
 * with mentors whom only that stands against. Stretches are guessed from where those mentors are free in the first week,
 * and then each is tried over all weeks.
 */
final class MoreTime {
    private static final int STRETCH = 15;
    private static final int DAY = 24 * 60;
    private static final int WEEK = 7 * DAY;
    private static final int LONGEST = 240;
    private static final int GUESSES = 3;
    /** Mentors looked at for one mentee. */
    private static final int MENTORS = 500;

    private final Pool pool;
    private final int minimum;
    /** Comparisons of timetables left for all mentees together. */
    private long budget = 20_000_000;

    MoreTime(Pool pool, int minimum) {
        this.pool = pool;
        this.minimum = minimum;
    }

    private record Guess(int from, int length, int free) {}

    private record Opened(Guess guess, int mentors, int withRoom) {}

    /** @param counts whether a pair that becomes possible is always made */
    @Nullable
    Fix nearest(Profile mentee, ObstacleCount obstacles, boolean counts) {
        List<ObstacleCount.ShortOfTime> mentors = obstacles.shortOfTime().stream()
                .filter(other -> other.mentor().timetable != null)
                .sorted(Comparator.comparing(other -> !other.room()))
                .limit(MENTORS)
                .toList();
        if (mentors.isEmpty() || budget < 0) {
            return null;
        }
        boolean wantsRoom = mentors.getFirst().room();
        int most = mentors.stream()
                .filter(other -> other.room() || !wantsRoom)
                .mapToInt(ObstacleCount.ShortOfTime::minutes)
                .max()
                .orElse(0);
        int[] free = free(mentee, mentors, wantsRoom);
        int length = (minimum - most + STRETCH - 1) / STRETCH * STRETCH;
        while (length <= LONGEST) {
            Opened best = null;
            for (Guess guess : guesses(free, length)) {
                Opened opened = open(mentee, guess, mentors);
                boolean enough = wantsRoom ? opened.withRoom > 0 : opened.mentors > 0;
                if (enough && (best == null || opened.mentors > best.mentors)) {
                    best = opened;
                }
            }
            if (best != null) {
                return fix(best, counts);
            }
            length += STRETCH;
        }
        return null;
    }

    /** By stretch of the mentee's week, Monday first: how many of the mentors are free then, and 0 where the mentee is. */
    private int[] free(Profile mentee, List<ObstacleCount.ShortOfTime> mentors, boolean wantsRoom) {
        int shift = pool.overlap.wallClock(mentee.zone);
        int[] free = new int[WEEK / STRETCH];
        for (ObstacleCount.ShortOfTime other : mentors) {
            if (other.room() || !wantsRoom) {
                count(free, pool.overlap.firstWeek(other.mentor().timetable, other.mentor().zone), shift, 1);
            }
        }
        count(free, pool.overlap.firstWeek(mentee.timetable, mentee.zone), shift, 0);
        return free;
    }

    private static void count(int[] free, int[] intervals, int shift, int times) {
        for (int i = 0; i < intervals.length; i += 2) {
            int from = (intervals[i] + shift + STRETCH - 1) / STRETCH;
            int to = (intervals[i + 1] + shift) / STRETCH;
            for (int at = from; at < to; at++) {
                int stretch = at % free.length;
                free[stretch] = times == 0 ? 0 : free[stretch] + times;
            }
        }
    }

    private static List<Guess> guesses(int[] free, int length) {
        PriorityQueue<Guess> best = new PriorityQueue<>(
                Comparator.comparingInt(Guess::free).thenComparing(Guess::from, Comparator.reverseOrder()));
        int stretches = length / STRETCH;
        int daily = DAY / STRETCH;
        for (int from = 0; from < free.length; from++) {
            if (from % daily + stretches <= daily) {
                int sum = 0;
                for (int at = from; at < from + stretches; at++) {
                    sum += free[at];
                }
                if (sum > 0) {
                    best.add(new Guess(from * STRETCH, length, sum));
                    if (best.size() > GUESSES) {
                        best.remove();
                    }
                }
            }
        }
        List<Guess> guesses = new ArrayList<>(best);
        guesses.sort(Comparator.comparingInt(Guess::from));
        return guesses;
    }

    private Opened open(Profile mentee, Guess guess, List<ObstacleCount.ShortOfTime> mentors) {
        List<WeeklySlot> slots = new ArrayList<>(mentee.participant.availability());
        slots.add(slot(guess));
        int[][] timetable = pool.overlap.timetable(slots, mentee.zone);
        budget -= mentors.size();
        int opened = 0;
        int withRoom = 0;
        for (ObstacleCount.ShortOfTime other : mentors) {
            int[][] theirs = other.mentor().timetable;
            if (theirs != null
                    && pool.overlap.minimumMinutes(timetable, mentee.zone, theirs, other.mentor().zone) >= minimum) {
                opened++;
                withRoom += other.room() ? 1 : 0;
            }
        }
        return new Opened(guess, opened, withRoom);
    }

    private static WeeklySlot slot(Guess guess) {
        return new WeeklySlot(
                DayOfWeek.of(guess.from / DAY + 1), time(guess.from % DAY), time((guess.from + guess.length) % DAY));
    }

    private static LocalTime time(int minuteOfDay) {
        return LocalTime.ofSecondOfDay(60L * minuteOfDay);
    }

    private static Fix fix(Opened opened, boolean counts) {
        WeeklySlot slot = slot(opened.guess);
        int minutes = opened.guess.length;
        String day =
                slot.day().name().charAt(0) + slot.day().name().substring(1).toLowerCase(Locale.ROOT);
        String more = minutes % 60 == 0
                ? Sentences.count(minutes / 60, "more hour", "more hours")
                : minutes + " more minutes";
        return new Fix(
                FixCode.ADD_AVAILABILITY,
                Parameters.of(
                        "day",
                        slot.day().name(),
                        "start",
                        slot.start().toString(),
                        "end",
                        slot.end().toString(),
                        "minutes",
                        minutes,
                        "opens",
                        opened.mentors,
                        "opensWithRoom",
                        opened.withRoom,
                        "promised",
                        counts && opened.withRoom > 0),
                Character.toUpperCase(more.charAt(0)) + more.substring(1) + " on " + day + ", from " + slot.start()
                        + " to " + slot.end() + ", would open "
                        + Sentences.count(opened.mentors, "mentor", "mentors") + ".");
    }
}
