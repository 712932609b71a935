package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.pairing.PairingSummary;
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

    @Column(updatable = false)
    private @Nullable Long pairBonus;

    @Column(updatable = false)
    private int minimumGroupSize;

    @Column(updatable = false)
    private boolean simulation;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private @Nullable PolicyOverride policyOverride;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private RunBasis basis;

    @Column(updatable = false)
    private @Nullable UUID basedOn;

    @Column(updatable = false)
    private @Nullable UUID inputRunId;

    @Column(updatable = false)
    private @Nullable UUID rematchMentorshipId;

    @Column(updatable = false)
    private int lockedPairs;

    @Column(updatable = false)
    private int forbiddenPairs;

    @Column(updatable = false)
    private @Nullable Integer chosenPeople;

    @Column(updatable = false)
    private int excludedPeople;

    private @Nullable String inputDigest;
    private @Nullable String resultDigest;

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

    MatchRun(UUID id, RunOrder order, Instant now) {
        super(id, now);
        RunOrder.Settings settings = order.settings();
        RunPlan plan = order.plan();
        this.cohortId = order.cohortId();
        this.policyId = order.policy().policyId();
        this.policyVersion = order.policy().policyVersion();
        this.policyOverride = order.policyOverride();
        this.strategy = settings.strategy();
        this.pairBonus = settings.pairBonus();
        this.minimumGroupSize = settings.minimumGroupSize();
        this.seed = settings.seed();
        this.simulation = settings.simulation();
        this.basis = order.basis();
        this.basedOn = order.basedOn();
        this.inputRunId = order.inputRunId();
        this.rematchMentorshipId = order.rematchMentorshipId();
        this.lockedPairs = plan.locked().size() + plan.kept().size();
        this.forbiddenPairs = plan.forbidden().size();
        this.chosenPeople = plan.chosen() == null ? null : plan.chosen().size();
        this.excludedPeople = plan.excluded().size();
        this.state = RunState.QUEUED;
        this.requestedAt = now;
    }

    /** Takes the engine's answer: only a proven one completes the run, any other fails it. */
    void finish(Outcome outcome, Instant now) {
        inputDigest = outcome.inputDigest();
        summary = outcome.summary();
        timings = outcome.timings();
        if (outcome.summary().certificate().valid()) {
            resultDigest = outcome.resultDigest();
            state = RunState.COMPLETED;
            completedAt = now;
            changed(now);
        } else {
            fail(RunFailure.certificateInvalid(), now);
        }
    }

    /** What was computed, in figures. */
    record Outcome(String inputDigest, String resultDigest, PairingSummary summary, RunTimings timings) {}

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

    RunOrder.Settings settings() {
        return new RunOrder.Settings(strategy, pairBonus, minimumGroupSize, seed, simulation);
    }

    boolean simulation() {
        return simulation;
    }

    @Nullable
    PolicyOverride policyOverride() {
        return policyOverride;
    }

    /** Whether it pairs peers, and not mentors and mentees. */
    boolean peers() {
        return strategy == Strategy.PEER;
    }

    /** Whether it has a result, published or not. */
    boolean hasResult() {
        return state == RunState.COMPLETED || state == RunState.PUBLISHED;
    }

    /** Whether its pool was made by hand, so that what it counts may be about somebody in particular. */
    boolean handPicked() {
        return chosenPeople != null || excludedPeople > 0 || rematchMentorshipId != null;
    }

    RunBasis basis() {
        return basis;
    }

    @Nullable
    UUID basedOn() {
        return basedOn;
    }

    /** The run whose stored input is computed: another one for a rerun. */
    UUID inputRunId() {
        return inputRunId == null ? id() : inputRunId;
    }

    @Nullable
    UUID rematchMentorshipId() {
        return rematchMentorshipId;
    }

    int lockedPairs() {
        return lockedPairs;
    }

    int forbiddenPairs() {
        return forbiddenPairs;
    }

    @Nullable
    Integer chosenPeople() {
        return chosenPeople;
    }

    int excludedPeople() {
        return excludedPeople;
    }

    @Nullable
    String resultDigest() {
        return resultDigest;
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
