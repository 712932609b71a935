package dev.tandem.matching.engine;

import org.jspecify.annotations.Nullable;

/**
 * Great-circle distances on a sphere of the Earth's mean radius, in whole kilometres. A position is a unit vector, and the
 * distance follows from the chord c between two of them: 2R·asin(c / 2), which is the haversine formula. All steps are
 * IEEE operations or {@link StrictMath}, so the result is the same on every machine.
 */
final class Distance {
    static final int UNKNOWN = -1;

    /** Mean radius R1 of the International Union of Geodesy and Geophysics, in kilometres. */
    private static final double RADIUS = 6371.0088;

    private Distance() {}

    /** x, y and z, or null when a coordinate is unknown. */
    static double @Nullable [] position(Place place) {
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        if (latitude == null || longitude == null) {
            return null;
        }
        double phi = latitude * (Math.PI / 180);
        double lambda = longitude * (Math.PI / 180);
        double ring = StrictMath.cos(phi);
        return new double[] {ring * StrictMath.cos(lambda), ring * StrictMath.sin(lambda), StrictMath.sin(phi)};
    }

    /** Rounded half up, or {@link #UNKNOWN}. */
    static int kilometres(double @Nullable [] a, double @Nullable [] b) {
        if (a == null || b == null) {
            return UNKNOWN;
        }
        double x = a[0] - b[0];
        double y = a[1] - b[1];
        double z = a[2] - b[2];
        double half = Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2);
        return (int) (2 * RADIUS * StrictMath.asin(half) + 0.5);
    }
}
