package dev.tandem.goals.checkpoint.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * When the checkpoints of a mentorship take place: the first one cadence after its activation, then every cadence, the
 * last one no later than on its last day (UTC).
 *
 * <p>Each place is counted from the activation, never from the one before, so that a cadence in months stays on the same
 * day of the month wherever that day exists.
 */
public final class CheckpointPlan {

    /** More would be no schedule but a mistake in the cadence. */
    public static final int MAX_CHECKPOINTS = 200;

    private CheckpointPlan() {}

    /** One place in the schedule, counted from 1. */
    public record Place(int ordinal, Instant scheduledAt) {}

    /**
     * Plans all places, at most {@value #MAX_CHECKPOINTS}.
     *
     * @param cadence time between two checkpoints
     * @param activeUntil last day of the mentorship
     * @throws IllegalArgumentException when the cadence does not lead forward
     */
    public static List<Place> places(Instant activatedAt, Period cadence, LocalDate activeUntil) {
        ZonedDateTime start = activatedAt.atZone(ZoneOffset.UTC);
        if (!start.plus(cadence).isAfter(start)) {
            throw new IllegalArgumentException("A cadence must lead forward: " + cadence);
        }
        List<Place> places = new ArrayList<>();
        for (int ordinal = 1; ordinal <= MAX_CHECKPOINTS; ordinal++) {
            ZonedDateTime at = start.plus(cadence.multipliedBy(ordinal));
            if (at.toLocalDate().isAfter(activeUntil)) {
                break;
            }
            places.add(new Place(ordinal, at.toInstant()));
        }
        return List.copyOf(places);
    }
}
