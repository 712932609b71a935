package dev.tandem.participants.enrollment.rules;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Checks the windows in which somebody has time, week by week. */
public final class Week {

    private Week() {}

    /** A time on one day of the week; the end is not part of it. */
    public record Window(DayOfWeek day, LocalTime start, LocalTime end) {
        boolean overlaps(Window other) {
            return day == other.day && start.isBefore(other.end) && other.start.isBefore(end);
        }
    }

    /** What is wrong with the window at an index. */
    public record Fault(int index, Kind kind) {}

    /** Kinds of faults. */
    public enum Kind {
        /** The window ends before it starts, or is empty. */
        ENDS_BEFORE_START,
        /** An earlier window covers some of it. */
        OVERLAPS
    }

    /** What is wrong with these windows; empty when nothing is. */
    public static List<Fault> faults(List<Window> windows) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            Window window = windows.get(i);
            if (!window.start().isBefore(window.end())) {
                faults.add(new Fault(i, Kind.ENDS_BEFORE_START));
            } else if (windows.subList(0, i).stream().anyMatch(window::overlaps)) {
                faults.add(new Fault(i, Kind.OVERLAPS));
            }
        }
        return faults;
    }
}
