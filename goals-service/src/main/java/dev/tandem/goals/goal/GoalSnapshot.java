package dev.tandem.goals.goal;

import dev.tandem.goals.goal.assessment.GoalState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A goal as it is published, without anything that the pair wrote; contracts/events/goal.schema.json describes it. */
record GoalSnapshot(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID cohortId,
        UUID programId,
        UUID ownerPersonId,
        GoalKind kind,
        GoalState state,
        @Nullable LocalDate dueOn,
        int progressPercent,
        boolean smartComplete,
        int milestonesTotal,
        int milestonesCompleted,
        Instant createdAt,
        @Nullable Instant achievedAt,
        @Nullable Instant abandonedAt) {

    static GoalSnapshot of(Goal goal) {
        GoalDetails details = goal.details();
        return new GoalSnapshot(
                goal.id(),
                goal.version(),
                goal.mentorshipId(),
                goal.cohortId(),
                goal.programId(),
                goal.ownerPersonId(),
                details.kind(),
                goal.state(),
                details.dueOn(),
                goal.progressPercent(),
                goal.smartComplete(),
                goal.milestones().size(),
                goal.milestonesCompleted(),
                goal.createdAt(),
                goal.achievedAt(),
                goal.abandonedAt());
    }
}
