package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pool.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The people of a mentorship to be made, with what the engine said about them: a mentor with one mentee or, in a group,
 * several; or two peers.
 *
 * @param seats the mentor first, where there is one
 * @param score in millionths; null when the engine did not score them
 */
public record Constellation(List<Seat> seats, @Nullable Integer score, List<CriterionScore> explanation) {

    /** Members of a group beyond this would not fit into the published snapshot. */
    static final int MOST_SEATS = 50;

    /** @throws IllegalArgumentException for any other mixture of roles, or when a person occurs twice */
    public Constellation {
        seats = List.copyOf(seats);
        explanation = List.copyOf(explanation);
        long mentors = seats.stream().filter(seat -> seat.role() == Role.MENTOR).count();
        long mentees = seats.stream().filter(seat -> seat.role() == Role.MENTEE).count();
        boolean led = mentors == 1 && mentees >= 1 && mentors + mentees == seats.size();
        boolean peers = mentors == 0 && mentees == 0 && seats.size() == 2;
        Set<UUID> people = new HashSet<>();
        if ((!led && !peers)
                || seats.size() > MOST_SEATS
                || !seats.stream().allMatch(seat -> people.add(seat.personId()))) {
            throw new IllegalArgumentException("Not a mentor with mentees or two peers: " + seats);
        }
    }

    /** A mentor and a mentee. */
    public static Constellation pair(
            Seat mentor, Seat mentee, @Nullable Integer score, List<CriterionScore> explanation) {
        return new Constellation(List.of(mentor, mentee), score, explanation);
    }

    /** How many places a seat takes: capacity counts mentees, so a mentor gives one for each of them. */
    int places(Seat seat) {
        return seat.role() == Role.MENTOR ? seats.size() - 1 : 1;
    }

    /** The places that all of them take, by enrollment. */
    static Map<UUID, Integer> places(Collection<Constellation> constellations) {
        Map<UUID, Integer> places = new TreeMap<>();
        for (Constellation constellation : constellations) {
            for (Seat seat : constellation.seats()) {
                places.merge(seat.enrollmentId(), constellation.places(seat), Integer::sum);
            }
        }
        return places;
    }
}
