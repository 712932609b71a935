package dev.tandem.goals.goal;

import dev.tandem.goals.goal.assessment.GoalState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A goal as it is published; contracts/events/goal.schema.json describes it. */
record GoalSnapshot(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID cohortId,
        UUID programId,
        UUID ownerPersonId,
        GoalKind kind,
        String title,
        GoalState state,
        @Nullable LocalDate dueOn,
        @Nullable BigDecimal baseline,
        @Nullable BigDecimal target,
        @Nullable BigDecimal current,
        int progressPercent,
        boolean smartComplete,
        int milestonesTotal,
        int milestonesCompleted,
        Instant createdAt,
        @Nullable Instant achievedAt,
        @Nullable Instant abandonedAt) {

    static GoalSnapshot of(Goal goal) {
        GoalDetails details = goal.details();
        Measure measure = details.measure();
        return new GoalSnapshot(
                goal.id(),
                goal.version(),
                goal.mentorshipId(),
                goal.cohortId(),
                goal.programId(),
                goal.ownerPersonId(),
                details.kind(),
                details.title(),
                goal.state(),
                details.dueOn(),
                measure == null ? null : measure.baseline(),
                measure == null ? null : measure.target(),
                goal.current(),
                goal.progressPercent(),
                goal.smartComplete(),
                goal.milestones().size(),
                goal.milestonesCompleted(),
                goal.createdAt(),
                goal.achievedAt(),
                goal.abandonedAt());
    }
}
