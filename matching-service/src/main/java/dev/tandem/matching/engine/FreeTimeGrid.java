package dev.tandem.matching.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Timetables as bits, one for each stretch of the longest length that divides every start and end in the pool: shared
 * time is then counted a word at a time. Pools whose times share no such length of at least five minutes do without.
 */
final class FreeTimeGrid {
    private static final int SHORTEST = 5;
    private static final int NONE = -1;

    private final WeeklyOverlap overlap;
    private final int stretch;
    private final int words;
    private final int[] menteeZone;
    private final int[] mentorZone;
    /** Where somebody's words begin, one run for each shape of the zone; {@link #NONE} when nothing is stated. */
    private final int[] menteeStart;

    private final int[] mentorStart;
    private final long[] menteeBits;
    private final long[] mentorBits;
    /** Value by shared stretches, and of a missing datum. */
    private final int[] values;

    private final int[] bounds;
    private final int missing;

    private FreeTimeGrid(Pool pool, KernelFeature.Judge judge, MatchPolicy policy, int stretch) {
        this.overlap = pool.overlap;
        this.stretch = stretch;
        int stretches = WeeklyOverlap.WINDOW_MINUTES / stretch;
        words = (stretches + Long.SIZE - 1) / Long.SIZE;
        menteeZone = zones(pool.mentees);
        mentorZone = zones(pool.mentors);
        menteeStart = starts(pool.mentees);
        mentorStart = starts(pool.mentors);
        menteeBits = bits(pool.mentees, menteeStart);
        mentorBits = bits(pool.mentors, mentorStart);
        MatchPolicy.HardRules rules = policy.rules();
        boolean ruled = judge.rule() != null;
        values = new int[stretches + 1];
        for (int shared = 0; shared <= stretches; shared++) {
            values[shared] = ruled && shared * stretch < rules.minimumWeeklyOverlapMinutes()
                    ? KernelFeature.BLOCKED
                    : FixedPoint.ratio(
                            (long) shared * stretch, policy.availability().targetMinutes());
        }
        bounds = Arrays.stream(values).map(judge::bound).toArray();
        missing = ruled && !rules.missingDataPasses()
                ? KernelFeature.BLOCKED
                : policy.availability().neutral();
    }

    static @Nullable FreeTimeGrid of(Pool pool, KernelFeature.Judge judge, MatchPolicy policy) {
        int common = WeeklyOverlap.WINDOW_MINUTES;
        for (List<Profile> side : List.of(pool.mentees, pool.mentors)) {
            for (Profile person : side) {
                int[][] timetable = person.timetable;
                if (timetable != null) {
                    for (int[] shape : timetable) {
                        for (int minute : shape) {
                            common = gcd(common, minute);
                        }
                    }
                }
            }
        }
        return common < SHORTEST ? null : new FreeTimeGrid(pool, judge, policy, common);
    }

    /**
     * The value, or one not below it as soon as it is clear that its bound is below {@code enough}.
     */
    int value(int mentee, int mentor, int enough) {
        int a = menteeStart[mentee];
        int b = mentorStart[mentor];
        if (a == NONE || b == NONE) {
            return missing;
        }
        int[] shapes = overlap.shapePairs(menteeZone[mentee], mentorZone[mentor]);
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < shapes.length; i += 2) {
            int from = a + shapes[i] * words;
            int with = b + shapes[i + 1] * words;
            int shared = 0;
            for (int word = 0; word < words; word++) {
                shared += Long.bitCount(menteeBits[from + word] & mentorBits[with + word]);
            }
            if (shared < least) {
                least = shared;
                if (bounds[least] < enough) {
                    break;
                }
            }
        }
        return values[least];
    }

    private static int[] zones(List<Profile> side) {
        return side.stream().mapToInt(person -> person.zone).toArray();
    }

    private int[] starts(List<Profile> side) {
        int[] starts = new int[side.size()];
        int next = 0;
        for (Profile person : side) {
            int[][] timetable = person.timetable;
            starts[person.index] = timetable == null ? NONE : next;
            next = timetable == null ? next : Math.addExact(next, timetable.length * words);
        }
        return starts;
    }

    private long[] bits(List<Profile> side, int[] starts) {
        int total = 0;
        for (Profile person : side) {
            int[][] timetable = person.timetable;
            total += timetable == null ? 0 : timetable.length * words;
        }
        long[] bits = new long[total];
        for (Profile person : side) {
            int[][] timetable = person.timetable;
            for (int shape = 0; timetable != null && shape < timetable.length; shape++) {
                int from = starts[person.index] + shape * words;
                for (int i = 0; i < timetable[shape].length; i += 2) {
                    for (int minute = timetable[shape][i]; minute < timetable[shape][i + 1]; minute += stretch) {
                        int at = minute / stretch;
                        bits[from + at / Long.SIZE] |= 1L << at;
                    }
                }
            }
        }
        return bits;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
