package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.cohort.CohortView;
import dev.tandem.feedback.kpi.Finding;
import dev.tandem.feedback.kpi.KpiValue;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a cohort was at one moment, measured; never changed afterwards. */
@Entity
class Evaluation extends AggregateRoot {

    private UUID cohortId;
    private UUID programId;
    private Instant computedAt;
    private @Nullable UUID previousId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<KpiValue> kpis;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Finding> findings;

    @SuppressWarnings("NullAway.Init")
    protected Evaluation() {}

    Evaluation(
            UUID id,
            CohortView cohort,
            @Nullable UUID previousId,
            List<KpiValue> kpis,
            List<Finding> findings,
            Instant now) {
        super(id, now);
        this.cohortId = cohort.id();
        this.programId = cohort.programId();
        this.previousId = previousId;
        this.kpis = kpis;
        this.findings = findings;
        this.computedAt = now;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programId() {
        return programId;
    }

    Instant computedAt() {
        return computedAt;
    }

    @Nullable
    UUID previousId() {
        return previousId;
    }

    List<KpiValue> kpis() {
        return kpis;
    }

    List<Finding> findings() {
        return findings;
    }
}
