package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody works. Every part may be unknown; coordinates count only together.
 *
 * @param site the building or campus, unique within the city
 * @param latitude in degrees, -90…90
 * @param longitude in degrees, -180…180
 */
public record Place(
        @Nullable String site,
        @Nullable String city,
        @Nullable String country,
        @Nullable Double latitude,
        @Nullable Double longitude) {

    /** Nothing is known. */
    public static final Place UNKNOWN = new Place(null, null, null, null, null);

    /** @throws MatchInputException if a coordinate is out of range */
    public Place {
        if (outside(latitude, 90) || outside(longitude, 180)) {
            throw new MatchInputException("COORDINATES_OUT_OF_RANGE", "A latitude or longitude is out of range.");
        }
    }

    private static boolean outside(@Nullable Double degrees, int limit) {
        return degrees != null && !(Math.abs(degrees) <= limit);
    }
}
