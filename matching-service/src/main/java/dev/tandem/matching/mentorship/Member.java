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
 * Somebody in a mentorship. While it lives they hold places of their enrollment: a mentor one for each mentee, others
 * one. Who left a group keeps a row, without places.
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
    private @Nullable Instant respondBy;
    private @Nullable Instant leftAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    private Member(Seat seat, int places) {
        this.personId = seat.personId();
        this.enrollmentId = seat.enrollmentId();
        this.role = seat.role();
        this.decision = Decision.PENDING;
        this.places = places;
    }

    /** Somebody who has still to decide. */
    static Member asked(Seat seat, int places) {
        return new Member(seat, places);
    }

    /** Somebody who said yes before the mentorship was made. */
    static Member agreed(Seat seat, int places, Instant at) {
        Member member = asked(seat, places);
        member.decide(Decision.ACCEPTED, at);
        return member;
    }

    /** Somebody who is asked to join others, until the given instant. */
    static Member invited(Seat seat, Instant respondBy) {
        Member member = asked(seat, 1);
        member.respondBy = respondBy;
        return member;
    }

    /** Asks somebody who has left once more. */
    void inviteAgain(UUID enrollment, Instant until) {
        enrollmentId = enrollment;
        decision = Decision.PENDING;
        decidedAt = null;
        places = 1;
        respondBy = until;
        leftAt = null;
    }

    void decide(Decision made, Instant at) {
        decision = made;
        decidedAt = at;
    }

    void leave(Instant at) {
        leftAt = at;
        places = 0;
    }

    void hold(int held) {
        places = held;
    }

    /** Whether they belong to the mentorship, and have not left it. */
    boolean present() {
        return leftAt == null;
    }

    boolean accepted() {
        return decision == Decision.ACCEPTED;
    }

    /** Whether they were asked to join a running mentorship and let the time pass. */
    boolean late(Instant now) {
        return present() && decision == Decision.PENDING && respondBy != null && !now.isBefore(respondBy);
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

    /** Until when somebody who was added later has to answer. */
    @Nullable
    Instant respondBy() {
        return respondBy;
    }
}
