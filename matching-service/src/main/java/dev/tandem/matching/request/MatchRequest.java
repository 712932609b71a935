package dev.tandem.matching.request;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A mentee asks a mentor, or a mentor a mentee. */
@Entity
class MatchRequest extends AggregateRoot {

    private UUID cohortId;
    private UUID mentorEnrollmentId;
    private UUID menteeEnrollmentId;
    private UUID mentorPersonId;
    private UUID menteePersonId;

    @Enumerated(EnumType.STRING)
    private AskedBy askedBy;

    private @Nullable String message;
    private @Nullable Integer score;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<CriterionScore> explanation;

    @Enumerated(EnumType.STRING)
    private MatchRequestState state;

    private @Nullable Instant decidedAt;
    private @Nullable String declineReason;
    private @Nullable UUID mentorshipId;
    private @Nullable Instant expiresAt;

    @Enumerated(EnumType.STRING)
    private @Nullable CloseReason closeReason;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchRequest() {}

    MatchRequest(
            UUID id,
            PoolEntry mentor,
            PoolEntry mentee,
            AskedBy askedBy,
            @Nullable String message,
            PairJudgement judgement,
            Instant expiresAt,
            Instant now) {
        super(id, now);
        this.cohortId = mentor.cohortId();
        this.mentorEnrollmentId = mentor.id();
        this.menteeEnrollmentId = mentee.id();
        this.mentorPersonId = mentor.personId();
        this.menteePersonId = mentee.personId();
        this.askedBy = askedBy;
        this.message = message;
        this.expiresAt = expiresAt;
        this.score = judgement.score();
        this.explanation = judgement.criteria();
        this.state = MatchRequestState.PENDING;
    }

    void accept(UUID mentorship, Instant now) {
        mentorshipId = mentorship;
        decide(MatchRequestState.ACCEPTED, now);
    }

    void decline(@Nullable String reason, Instant now) {
        declineReason = reason;
        decide(MatchRequestState.DECLINED, now);
    }

    void withdraw(Instant now) {
        decide(MatchRequestState.WITHDRAWN, now);
    }

    private void decide(MatchRequestState decided, Instant now) {
        state = decided;
        decidedAt = now;
        changed(now);
    }

    boolean concerns(@Nullable UUID personId) {
        return mentorPersonId.equals(personId) || menteePersonId.equals(personId);
    }

    /** The one who made the request. */
    UUID askerPersonId() {
        return askedBy == AskedBy.MENTOR ? mentorPersonId : menteePersonId;
    }

    /** The one who answers it. */
    UUID askedPersonId() {
        return askedBy == AskedBy.MENTOR ? menteePersonId : mentorPersonId;
    }

    /** Whether the time to answer is over. */
    boolean late(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    AskedBy askedBy() {
        return askedBy;
    }

    /** Until when it waits; null for one that waits for ever. */
    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    /** Why it was closed by none of the two. */
    @Nullable
    CloseReason closeReason() {
        return closeReason;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID mentorEnrollmentId() {
        return mentorEnrollmentId;
    }

    UUID menteeEnrollmentId() {
        return menteeEnrollmentId;
    }

    UUID mentorPersonId() {
        return mentorPersonId;
    }

    UUID menteePersonId() {
        return menteePersonId;
    }

    @Nullable
    String message() {
        return message;
    }

    @Nullable
    Integer score() {
        return score;
    }

    List<CriterionScore> explanation() {
        return explanation;
    }

    MatchRequestState state() {
        return state;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String declineReason() {
        return declineReason;
    }

    @Nullable
    UUID mentorshipId() {
        return mentorshipId;
    }
}
