package dev.tandem.participants.enrollment;

import dev.tandem.participants.enrollment.rules.Week;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A time of every week in the person's own time zone, to the minute. */
@Schema(name = "AvailabilityWindow", examples = "{\"day\":\"TUESDAY\",\"start\":\"08:00\",\"end\":\"09:30\"}")
record AvailabilityWindow(
        @NotNull DayOfWeek day,

        @NotNull @Pattern(regexp = TIME, message = "must be a time such as 09:00")
        String start,

        @NotNull @Pattern(regexp = TIME, message = "must be a time such as 09:00")
        String end) {

    private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

    Week.Window window() {
        return new Week.Window(day, LocalTime.parse(start), LocalTime.parse(end));
    }
}
