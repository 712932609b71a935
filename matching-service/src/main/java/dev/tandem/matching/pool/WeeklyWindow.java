package dev.tandem.matching.pool;

import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;

/** A window on one day of every week, on the wall clock of its owner. */
public record WeeklyWindow(
        @NotNull DayOfWeek day,
        @NotNull LocalTime start,
        @NotNull LocalTime end) {}
