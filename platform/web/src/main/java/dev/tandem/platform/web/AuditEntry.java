package dev.tandem.platform.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** Who did what to what, when; never a value. The database refuses to change or delete it. */
@Entity
@Immutable
class AuditEntry {

    @Id
    UUID id;

    Instant at;
    String actorIssuer;
    String actorSubject;

    @Nullable
    UUID actorPersonId;

    String action;
    String objectType;
    UUID objectId;
    String traceId;

    @SuppressWarnings("NullAway.Init") // For Hibernate, which fills the fields.
    protected AuditEntry() {}

    AuditEntry(Instant at, Actor actor, ChangeRecorded change, String traceId) {
        this.id = Ids.next();
        this.at = at;
        this.actorIssuer = actor.issuer();
        this.actorSubject = actor.subject();
        this.actorPersonId = actor.personId();
        this.action = change.action();
        this.objectType = change.objectType();
        this.objectId = change.objectId();
        this.traceId = traceId;
    }

    /** Whoever is behind a change. */
    record Actor(String issuer, String subject, @Nullable UUID personId) {}
}
