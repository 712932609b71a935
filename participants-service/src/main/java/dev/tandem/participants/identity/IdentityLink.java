package dev.tandem.participants.identity;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One issuer and subject, for good, and the person whose they are; nobody's when the link was taken away. */
@Entity
@Table(name = "person_link")
class IdentityLink extends AggregateRoot {

    @Column(updatable = false)
    private String issuer;

    @Column(updatable = false)
    private String subject;

    private @Nullable UUID personId;
    private @Nullable UUID formerPersonId;
    private Instant linkedAt;

    @SuppressWarnings("NullAway.Init")
    protected IdentityLink() {}

    IdentityLink(UUID id, String issuer, String subject, UUID personId, Instant now) {
        super(id, now);
        this.issuer = issuer;
        this.subject = subject;
        this.personId = personId;
        this.linkedAt = now;
    }

    String issuer() {
        return issuer;
    }

    String subject() {
        return subject;
    }

    /** Whose it is, or whose it was last. */
    UUID personId() {
        return personId == null ? Objects.requireNonNull(formerPersonId) : personId;
    }

    /** Whether it is anybody's. */
    boolean active() {
        return personId != null;
    }

    Instant linkedAt() {
        return linkedAt;
    }

    /** Gives a row that nothing was published of its first version. */
    void announced(Instant now) {
        changed(now);
    }

    /** Takes the link away; returns whether it was anybody's. */
    boolean unlink(Instant now) {
        if (personId == null) {
            return false;
        }
        formerPersonId = personId;
        personId = null;
        changed(now);
        return true;
    }

    /** Gives the link to somebody; returns whether it was not theirs. */
    boolean relink(UUID newPersonId, Instant now) {
        if (newPersonId.equals(personId)) {
            return false;
        }
        if (personId != null) {
            formerPersonId = personId;
        }
        personId = newPersonId;
        linkedAt = now;
        changed(now);
        return true;
    }
}
