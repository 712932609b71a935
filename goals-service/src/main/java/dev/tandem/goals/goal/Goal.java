package dev.tandem.goals.goal;

import dev.tandem.goals.goal.assessment.GoalState;
import dev.tandem.goals.goal.assessment.GoalStatus;
import dev.tandem.goals.goal.assessment.GoalStatusRules;
import dev.tandem.goals.goal.assessment.ProgressRules;
import dev.tandem.goals.goal.assessment.SmartRules;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A goal of one member of a mentorship. */
@Entity
class Goal extends AggregateRoot {

    private UUID mentorshipId;
    private UUID cohortId;
    private UUID programId;
    private UUID ownerPersonId;

    @Enumerated(EnumType.STRING)
    private GoalKind kind;

    private String title;
    private @Nullable String description;
    private @Nullable String measureUnit;
    private @Nullable BigDecimal baseline;
    private @Nullable BigDecimal target;
    private @Nullable BigDecimal latestValue;
    private @Nullable String achievable;
    private @Nullable String relevance;
    private @Nullable LocalDate dueOn;

    @Enumerated(EnumType.STRING)
    private GoalState state;

    private int progressPercent;
    private boolean smartComplete;
    private Instant atRiskFrom;
    private Instant overdueFrom;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(columnDefinition = "jsonb")
    private List<Milestone> milestones = List.of();

    private @Nullable Instant achievedAt;
    private @Nullable Instant abandonedAt;
    private @Nullable String abandonReason;

    @SuppressWarnings("NullAway.Init")
    protected Goal() {}

    @SuppressWarnings("NullAway.Init")
    Goal(UUID id, MentorshipView mentorship, UUID ownerPersonId, GoalDetails details, Instant now) {
        super(id, now);
        this.mentorshipId = mentorship.id();
        this.cohortId = mentorship.cohortId();
        this.programId = mentorship.programId();
        this.ownerPersonId = ownerPersonId;
        this.state = GoalState.OPEN;
        write(details);
        assess(mentorship);
    }

    /** Replaces what the pair wrote down. */
    void change(GoalDetails details, MentorshipView mentorship, Instant now) {
        write(details);
        assess(mentorship);
        changed(now);
    }

    void addMilestone(Milestone milestone, MentorshipView mentorship, Instant now) {
        List<Milestone> more = new ArrayList<>(milestones);
        more.add(milestone);
        milestones = List.copyOf(more);
        assess(mentorship);
        changed(now);
    }

    void completeMilestone(UUID milestoneId, MentorshipView mentorship, Instant now) {
        milestones = milestones.stream()
                .map(milestone -> milestone.id().equals(milestoneId) ? milestone.completed(now) : milestone)
                .toList();
        assess(mentorship);
        changed(now);
    }

    void recordValue(BigDecimal value, MentorshipView mentorship, Instant now) {
        latestValue = value;
        assess(mentorship);
        changed(now);
    }

    void achieve(MentorshipView mentorship, Instant now) {
        state = GoalState.ACHIEVED;
        achievedAt = now;
        assess(mentorship);
        changed(now);
    }

    void abandon(String reason, Instant now) {
        state = GoalState.ABANDONED;
        abandonedAt = now;
        abandonReason = reason;
        changed(now);
    }

    private void write(GoalDetails details) {
        kind = details.kind();
        title = details.title();
        description = details.description();
        Measure measure = details.measure();
        measureUnit = measure == null ? null : measure.unit();
        baseline = measure == null ? null : measure.baseline();
        target = measure == null ? null : measure.target();
        achievable = details.achievable();
        relevance = details.relevance();
        dueOn = details.dueOn();
    }

    /** Computes again what the database keeps of the derived figures. */
    private void assess(MentorshipView mentorship) {
        progressPercent =
                ProgressRules.percent(baseline, target, latestValue, milestonesCompleted(), milestones.size(), state);
        smartComplete = missingCriteria(mentorship).isEmpty();
        GoalStatusRules.Timeline timeline = GoalStatusRules.timeline(createdAt(), dueOn, progressPercent);
        atRiskFrom = timeline.atRiskFrom();
        overdueFrom = timeline.overdueFrom();
    }

    List<SmartRules.Missing> missingCriteria(MentorshipView mentorship) {
        return SmartRules.missing(new SmartRules.Draft(
                title, description, baseline, target, achievable, relevance, dueOn, mentorship.activeUntil()));
    }

    GoalStatus status(Instant now) {
        return GoalStatusRules.status(state, new GoalStatusRules.Timeline(atRiskFrom, overdueFrom), now);
    }

    GoalDetails details() {
        return new GoalDetails(kind, title, description, measure(), achievable, relevance, dueOn);
    }

    @Nullable
    Measure measure() {
        return measureUnit == null || baseline == null || target == null
                ? null
                : new Measure(measureUnit, plain(baseline), plain(target));
    }

    /** The last recorded value, the baseline before the first one, null without a measure. */
    @Nullable
    BigDecimal current() {
        Measure measure = measure();
        if (measure == null) {
            return null;
        }
        return latestValue == null ? measure.baseline() : plain(latestValue);
    }

    /** The database answers numbers with four decimals; nobody wrote the zeros. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    int milestonesCompleted() {
        return Math.toIntExact(
                milestones.stream().filter(Milestone::wasCompleted).count());
    }

    UUID mentorshipId() {
        return mentorshipId;
    }

    UUID cohortId() {
        return cohortId;
    }

    UUID programId() {
        return programId;
    }

    UUID ownerPersonId() {
        return ownerPersonId;
    }

    GoalState state() {
        return state;
    }

    int progressPercent() {
        return progressPercent;
    }

    boolean smartComplete() {
        return smartComplete;
    }

    List<Milestone> milestones() {
        return milestones;
    }

    @Nullable
    Instant achievedAt() {
        return achievedAt;
    }

    @Nullable
    Instant abandonedAt() {
        return abandonedAt;
    }

    @Nullable
    String abandonReason() {
        return abandonReason;
    }
}
