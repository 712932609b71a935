package dev.tandem.matching.mentorship;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A line of a mentorship's history; the database refuses to change one. */
@Entity
@Immutable
@Table(name = "mentorship_history")
class HistoryEntry {

    @Id
    UUID id;

    UUID mentorshipId;
    Instant at;
    long version;
    String action;

    @Nullable
    UUID actorPersonId;

    @Enumerated(EnumType.STRING)
    ActorRole actorRole;

    @Nullable
    UUID subjectPersonId;

    @Enumerated(EnumType.STRING)
    @Nullable
    MentorshipState fromState;

    @Enumerated(EnumType.STRING)
    MentorshipState toState;

    @Nullable
    String code;

    @Nullable
    String note;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> details;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected HistoryEntry() {}

    HistoryEntry(UUID id, Mentorship mentorship, Step step, MentorshipHistory.Actor actor, Instant at) {
        this.id = id;
        this.mentorshipId = mentorship.id();
        this.at = at;
        this.version = mentorship.version();
        this.action = step.verb();
        this.actorPersonId = actor.personId();
        this.actorRole = actor.role();
        this.subjectPersonId = step.subject();
        this.fromState = step.from();
        this.toState = mentorship.state();
        this.code = step.code();
        this.note = step.note();
        this.details = step.details();
    }
}
