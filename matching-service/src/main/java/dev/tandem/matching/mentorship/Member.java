package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody in a mentorship. Holds a place of their enrollment while the mentorship is proposed or active. */
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
    private boolean holdsSlot;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Member() {}

    private Member(UUID personId, UUID enrollmentId, Role role) {
        this.personId = personId;
        this.enrollmentId = enrollmentId;
        this.role = role;
        this.decision = Decision.PENDING;
        this.holdsSlot = true;
    }

    /** Somebody who has still to decide. */
    static Member asked(UUID personId, UUID enrollmentId, Role role) {
        return new Member(personId, enrollmentId, role);
    }

    /** Somebody who said yes before the mentorship was made. */
    static Member agreed(UUID personId, UUID enrollmentId, Role role, Instant at) {
        Member member = new Member(personId, enrollmentId, role);
        member.decide(Decision.ACCEPTED, at);
        return member;
    }

    void decide(Decision made, Instant at) {
        decision = made;
        decidedAt = at;
    }

    void giveSlotBack() {
        holdsSlot = false;
    }

    boolean holdsSlot() {
        return holdsSlot;
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
