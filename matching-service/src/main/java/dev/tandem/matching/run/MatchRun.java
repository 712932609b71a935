package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingSummary;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A run of the engine over a cohort's pool. How far its work is stands in {@link MatchRunJobs}. */
@Entity
class MatchRun extends AggregateRoot {

    @Column(updatable = false)
    private UUID cohortId;

    @Column(updatable = false)
    private UUID policyId;

    @Column(updatable = false)
    private int policyVersion;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Strategy strategy;

    @Column(updatable = false)
    private long seed;

    @Enumerated(EnumType.STRING)
    private RunState state;

    private @Nullable String inputDigest;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable PairingSummary summary;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable RunTimings timings;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable RunFailure failure;

    @Column(updatable = false)
    private Instant requestedAt;

    private @Nullable Instant completedAt;
    private @Nullable Instant publishedAt;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected MatchRun() {}

    MatchRun(UUID id, UUID cohortId, PolicyVersion policy, Strategy strategy, long seed, Instant now) {
        super(id, now);
        this.cohortId = cohortId;
        this.policyId = policy.policyId();
        this.policyVersion = policy.policyVersion();
        this.strategy = strategy;
        this.seed = seed;
        this.state = RunState.QUEUED;
        this.requestedAt = now;
    }

    /** Takes the engine's answer: only a proven one completes the run, any other fails it. */
    void finish(String digest, PairingSummary computed, RunTimings taken, Instant now) {
        inputDigest = digest;
        summary = computed;
        timings = taken;
        if (computed.certificate().valid()) {
            state = RunState.COMPLETED;
            completedAt = now;
            changed(now);
        } else {
            fail(RunFailure.certificateInvalid(), now);
        }
    }

    void fail(RunFailure reason, Instant now) {
        state = RunState.FAILED;
        failure = reason;
        completedAt = now;
        changed(now);
    }

    void cancel(Instant now) {
        state = RunState.CANCELLED;
        completedAt = now;
        changed(now);
    }

    void publish(Instant now) {
        state = RunState.PUBLISHED;
        publishedAt = now;
        changed(now);
    }

    /** Whether its result is proven; asked again before it is published. */
    boolean proven() {
        return summary != null && summary.certificate().valid();
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID policyId() {
        return policyId;
    }

    int policyVersion() {
        return policyVersion;
    }

    Strategy strategy() {
        return strategy;
    }

    long seed() {
        return seed;
    }

    RunState state() {
        return state;
    }

    @Nullable
    String inputDigest() {
        return inputDigest;
    }

    @Nullable
    PairingSummary summary() {
        return summary;
    }

    @Nullable
    RunTimings timings() {
        return timings;
    }

    @Nullable
    RunFailure failure() {
        return failure;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant completedAt() {
        return completedAt;
    }

    @Nullable
    Instant publishedAt() {
        return publishedAt;
    }
}
