package dev.tandem.platform.events;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the outbox as operators see it, without its payload. */
@Entity
@Immutable
@Table(name = "outbox_event")
class ParkedEvent {

    @Id
    UUID id;

    String topic;
    String type;

    @Column(name = "aggregatetype")
    String aggregateType;

    @Column(name = "aggregateid")
    UUID aggregateId;

    long sequence;
    Instant createdAt;

    @Nullable
    Instant parkedAt;

    @Nullable
    String parkedReason;

    @Formula("octet_length(payload #>> '{}')")
    int bytes;

    @SuppressWarnings("NullAway.Init") // For Hibernate, which fills the fields.
    protected ParkedEvent() {}
}
