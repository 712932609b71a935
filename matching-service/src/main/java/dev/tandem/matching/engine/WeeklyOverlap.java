package dev.tandem.matching.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Minutes a week that two people have free at the same time, in the worst week of the active phase.
 *
 * <p>The phase is cut into seven-day UTC windows. In windows far from any clock change of a zone, a wall-clock timetable
 * looks the same relative to the window's start as long as the zone's offset is the same; only windows around a change
 * are their own. So a zone has a handful of distinct <em>shapes</em>, and two zones a handful of distinct pairs of
 * shapes: the minimum over those is the minimum over every week.
 */
final class WeeklyOverlap {
    static final int WINDOW_MINUTES = 7 * 24 * 60;
    /** A slot that touches a window starts at most a day before it and offsets stay within 18 hours. */
    private static final int MARGIN_DAYS = 2;

    private final LocalDate start;
    private final int windows;
    private final List<ZoneId> zones = new ArrayList<>();
    private final Map<ZoneId, Integer> zoneIndex = new HashMap<>();
    private final List<int[]> shapeOfWindow = new ArrayList<>();
    private final List<int[]> windowOfShape = new ArrayList<>();
    private int[][][] shapePairs = new int[0][][];
    /** Many people are free in the same slots. */
    private final Map<SlotInWindow, List<int[]>> piecesOf = new HashMap<>();

    private record SlotInWindow(WeeklySlot slot, int zone, int window) {}

    WeeklyOverlap(ActivePhase phase) {
        this.start = phase.start();
        long days = ChronoUnit.DAYS.between(phase.start(), phase.end()) + 1;
        this.windows = Math.toIntExact((days + 6) / 7);
    }

    /** A number for a zone, the same for the same zone. */
    int zone(ZoneId zone) {
        Integer known = zoneIndex.get(zone);
        if (known != null) {
            return known;
        }
        ZoneRules rules = zone.getRules();
        int[] shapes = new int[windows];
        List<Integer> representatives = new ArrayList<>();
        Map<ZoneOffset, Integer> steady = new HashMap<>();
        for (int window = 0; window < windows; window++) {
            LocalDate first = start.plusDays(7L * window);
            Instant from =
                    first.minusDays(MARGIN_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant to =
                    first.plusDays(7 + MARGIN_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
            ZoneOffsetTransition change = rules.nextTransition(from);
            Integer shape = null;
            if (change == null || change.getInstant().isAfter(to)) {
                shape = steady.get(rules.getOffset(from));
                if (shape == null) {
                    steady.put(rules.getOffset(from), representatives.size());
                }
            }
            if (shape == null) {
                shape = representatives.size();
                representatives.add(window);
            }
            shapes[window] = shape;
        }
        int index = zones.size();
        zones.add(zone);
        zoneIndex.put(zone, index);
        shapeOfWindow.add(shapes);
        windowOfShape.add(representatives.stream().mapToInt(Integer::intValue).toArray());
        return index;
    }

    /** To be called once all zones are numbered, before {@link #minimumMinutes}. */
    void prepare() {
        int count = zones.size();
        shapePairs = new int[count][count][];
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                LinkedHashSet<Long> pairs = new LinkedHashSet<>();
                for (int window = 0; window < windows; window++) {
                    pairs.add((long) shapeOfWindow.get(a)[window] << 32
                            | shapeOfWindow.get(b)[window]);
                }
                shapePairs[a][b] = pairs.stream()
                        .flatMapToInt(pair -> IntStream.of((int) (pair >> 32), pair.intValue()))
                        .toArray();
            }
        }
    }

    /**
     * A timetable in each shape of its zone: disjoint intervals, ascending, as start and end in minutes since the start
     * of the window.
     */
    int[][] timetable(List<WeeklySlot> slots, int zone) {
        int[] representatives = windowOfShape.get(zone);
        int[][] timetable = new int[representatives.length][];
        for (int shape = 0; shape < representatives.length; shape++) {
            timetable[shape] = intervals(slots, zone, representatives[shape]);
        }
        return timetable;
    }

    /** Minutes from a moment of the first window to the same moment on a zone's wall clock, counted from a Monday. */
    int wallClock(int zone) {
        ZoneOffset offset = zones.get(zone)
                .getRules()
                .getOffset(start.atStartOfDay(ZoneOffset.UTC).toInstant());
        int minutes = (start.getDayOfWeek().getValue() - 1) * 24 * 60 + offset.getTotalSeconds() / 60;
        return Math.floorMod(minutes, WINDOW_MINUTES);
    }

    /** Somebody's intervals in the first window; none when nothing is stated. */
    int[] firstWeek(int @Nullable [][] timetable, int zone) {
        return timetable == null ? new int[0] : timetable[shapeOfWindow.get(zone)[0]];
    }

    /** Shapes of two zones that fall into one week, alternately of the first and of the second. */
    int[] shapePairs(int firstZone, int secondZone) {
        return shapePairs[firstZone][secondZone];
    }

    /** The minimum, over every week, of the minutes in both timetables. */
    int minimumMinutes(int[][] first, int firstZone, int[][] second, int secondZone) {
        int[] pairs = shapePairs[firstZone][secondZone];
        int minimum = WINDOW_MINUTES;
        for (int i = 0; i < pairs.length && minimum > 0; i += 2) {
            minimum = Math.min(minimum, overlap(first[pairs[i]], second[pairs[i + 1]]));
        }
        return minimum;
    }

    private int[] intervals(List<WeeklySlot> slots, int zone, int window) {
        List<int[]> pieces = new ArrayList<>();
        for (WeeklySlot slot : slots) {
            pieces.addAll(piecesOf.computeIfAbsent(new SlotInWindow(slot, zone, window), this::pieces));
        }
        return merged(pieces);
    }

    private List<int[]> pieces(SlotInWindow key) {
        ZoneId zone = zones.get(key.zone);
        WeeklySlot slot = key.slot;
        LocalDate first = start.plusDays(7L * key.window);
        long origin = first.toEpochDay() * 24 * 60;
        List<int[]> pieces = new ArrayList<>();
        for (int day = -MARGIN_DAYS; day < 7 + MARGIN_DAYS; day++) {
            LocalDate date = first.plusDays(day);
            if (slot.day() == date.getDayOfWeek()) {
                long from = minute(ZonedDateTime.of(date, slot.start(), zone)) - origin;
                LocalDate endDate = slot.endsNextDay() ? date.plusDays(1) : date;
                long to = minute(ZonedDateTime.of(endDate, slot.end(), zone)) - origin;
                int clippedFrom = Math.clamp(from, 0, WINDOW_MINUTES);
                int clippedTo = Math.clamp(to, 0, WINDOW_MINUTES);
                // A slot inside the hour that a clock change skips is empty that week.
                if (clippedFrom < clippedTo) {
                    pieces.add(new int[] {clippedFrom, clippedTo});
                }
            }
        }
        return pieces;
    }

    private static long minute(ZonedDateTime time) {
        return Math.floorDiv(time.toEpochSecond(), 60L);
    }

    private static int[] merged(List<int[]> pieces) {
        pieces.sort(Comparator.comparingInt(piece -> piece[0]));
        int[] flat = new int[2 * pieces.size()];
        int size = 0;
        for (int[] piece : pieces) {
            if (size > 0 && piece[0] <= flat[size - 1]) {
                flat[size - 1] = Math.max(flat[size - 1], piece[1]);
            } else {
                flat[size++] = piece[0];
                flat[size++] = piece[1];
            }
        }
        return Arrays.copyOf(flat, size);
    }

    private static int overlap(int[] a, int[] b) {
        int minutes = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            minutes += Math.max(0, Math.min(a[i + 1], b[j + 1]) - Math.max(a[i], b[j]));
            if (a[i + 1] < b[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return minutes;
    }
}
