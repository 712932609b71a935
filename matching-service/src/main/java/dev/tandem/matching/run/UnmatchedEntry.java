package dev.tandem.matching.run;

import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.pool.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Somebody for whom a run proposes nobody; written by {@link MatchRunResults}. */
@Entity
@Immutable
class UnmatchedEntry {

    @Id
    UUID id;

    UUID runId;
    UUID enrollmentId;
    UUID personId;

    @Enumerated(EnumType.STRING)
    Role role;

    @JdbcTypeCode(SqlTypes.JSON)
    Statement reason;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Statement nearestFix;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected UnmatchedEntry() {}
}
