package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a mentorship. While it lives they hold places of their enrollment: a mentor one for each mentee, others one.
 */
@Embeddable
class Member {

    private UUID personId;
    private UUID enrollmentId;

    @Enumerated(EnumType.STRING)
    @Column(name = "role")
    private Role role;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private @Nullable Instant decidedAt;
    private int places;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    private Member(UUID personId, UUID enrollmentId, Role role, int places) {
        this.personId = personId;
        this.enrollmentId = enrollmentId;
        this.role = role;
        this.decision = Decision.PENDING;
        this.places = places;
    }

    /** Somebody who has still to decide. */
    static Member asked(Seat seat, int places) {
        return new Member(seat.personId(), seat.enrollmentId(), seat.role(), places);
    }

    /** Somebody who said yes before the mentorship was made. */
    static Member agreed(Seat seat, int places, Instant at) {
        Member member = asked(seat, places);
        member.decide(Decision.ACCEPTED, at);
        return member;
    }

    void decide(Decision made, Instant at) {
        decision = made;
        decidedAt = at;
    }

    void givePlacesBack() {
        places = 0;
    }

    int places() {
        return places;
    }

    UUID personId() {
        return personId;
    }

    UUID enrollmentId() {
        return enrollmentId;
    }

    Role role() {
        return role;
    }

    Decision decision() {
        return decision;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }
}
