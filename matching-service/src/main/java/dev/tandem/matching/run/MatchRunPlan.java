package dev.tandem.matching.run;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The plan of a run in the database; a run without a row has an empty one. */
@Entity
@Immutable
class MatchRunPlan {

    @Id
    UUID runId;

    @JdbcTypeCode(SqlTypes.JSON)
    RunPlan plan;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchRunPlan() {}

    MatchRunPlan(UUID runId, RunPlan plan) {
        this.runId = runId;
        this.plan = plan;
    }
}
