package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Role;
import java.util.UUID;

/** A person's part in a mentorship to be made. */
public record Seat(Role role, UUID personId, UUID enrollmentId) {

    public static Seat mentor(UUID personId, UUID enrollmentId) {
        return new Seat(Role.MENTOR, personId, enrollmentId);
    }

    public static Seat mentee(UUID personId, UUID enrollmentId) {
        return new Seat(Role.MENTEE, personId, enrollmentId);
    }

    public static Seat peer(UUID personId, UUID enrollmentId) {
        return new Seat(Role.PEER, personId, enrollmentId);
    }
}
