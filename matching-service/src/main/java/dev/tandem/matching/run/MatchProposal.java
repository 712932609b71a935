package dev.tandem.matching.run;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.Statement;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A pair that a run proposes; written by {@link MatchRunResults}. */
@Entity
@Immutable
class MatchProposal {

    @Id
    UUID id;

    UUID runId;
    UUID mentorEnrollmentId;
    UUID menteeEnrollmentId;
    UUID mentorPersonId;
    UUID menteePersonId;
    int score;
    int menteeScore;
    int mentorScore;
    boolean locked;

    @JdbcTypeCode(SqlTypes.JSON)
    List<CriterionScore> criteria;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Statement> brokenRules;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchProposal() {}
}
