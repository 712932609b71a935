package dev.tandem.platform.events;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One raising of the epoch; the highest counts. */
@Entity
@Immutable
@Table(name = "event_epoch")
class Epoch {

    @Id
    UUID id;

    long epoch;
    String reason;
    Instant raisedAt;

    @SuppressWarnings("NullAway.Init") // For Hibernate, which fills the fields.
    protected Epoch() {}
}
