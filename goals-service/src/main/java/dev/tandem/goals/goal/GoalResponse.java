package dev.tandem.goals.goal;

import dev.tandem.goals.goal.assessment.GoalStatus;
import dev.tandem.goals.goal.assessment.SmartRules;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import dev.tandem.platform.web.AllowedAction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A goal as its pair and coordinators see it.
 *
 * @param version the number in its ETag
 * @param current last recorded value, the baseline before the first one
 * @param achievable why it can be reached with the means at hand
 * @param relevance code of the program objective that it serves
 * @param dueOn last day (UTC) on which it is not overdue
 * @param status derived from the progress and the time of this answer
 * @param progressPercent by the measure, without one by the milestones
 */
@Schema(examples = GoalResponse.EXAMPLE)
record GoalResponse(
        UUID id,
        long version,
        UUID mentorshipId,
        UUID ownerPersonId,
        GoalKind kind,
        String title,
        @Nullable String description,
        @Nullable Measure measure,

        @Schema(description = "Last recorded value; the baseline before the first one.") @Nullable
        BigDecimal current,

        @Schema(description = "Why it can be reached with the means at hand.") @Nullable
        String achievable,

        @Schema(description = "Code of the program objective that it serves.") @Nullable
        String relevance,

        @Nullable LocalDate dueOn,
        GoalStatus status,
        SmartResponse smart,
        List<Milestone> milestones,

        @Schema(description = "By the measure; without one by the milestones.", minimum = "0", maximum = "100")
        int progressPercent,

        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant achievedAt,
        @Nullable Instant abandonedAt,
        @Nullable String abandonReason,
        List<AllowedAction> allowedActions) {

    static final String EXAMPLE = "{\"id\": \"01980000-0000-7000-8000-0000000000a1\", \"version\": 4,"
            + " \"mentorshipId\": \"01980000-0000-7000-8000-000000000011\","
            + " \"ownerPersonId\": \"01980000-0000-7000-8000-000000000041\", \"kind\": \"SKILL\","
            + " \"title\": \"Lead four design reviews on my own\","
            + " \"measure\": {\"unit\": \"design reviews\", \"baseline\": 0, \"target\": 4}, \"current\": 1,"
            + " \"relevance\": \"GROW_LEADERS\", \"dueOn\": \"2026-06-30\", \"status\": \"ON_TRACK\","
            + " \"smart\": {\"complete\": false, \"missing\": [{\"criterion\": \"ACHIEVABLE\","
            + " \"code\": \"ACHIEVABILITY_NOT_STATED\","
            + " \"text\": \"Say why this can be reached with the time, skills and support at hand.\"}]},"
            + " \"milestones\": [{\"id\": \"01980000-0000-7000-8000-0000000000d1\","
            + " \"title\": \"Shadow a review\", \"dueOn\": \"2026-03-01\", \"completedAt\": \"2026-02-27T10:00:00Z\"}],"
            + " \"progressPercent\": 25, \"createdAt\": \"2026-02-03T09:15:00Z\","
            + " \"updatedAt\": \"2026-03-01T10:00:00Z\","
            + " \"allowedActions\": [{\"action\": \"achieve\", \"allowed\": true}]}";

    /** Whether the goal is SMART, and which criteria it misses. */
    @Schema(name = "SmartAssessment")
    record SmartResponse(boolean complete, List<SmartRules.Missing> missing) {}

    static GoalResponse of(Goal goal, MentorshipView mentorship, boolean member, Instant now) {
        GoalDetails details = goal.details();
        List<SmartRules.Missing> missing = goal.missingCriteria(mentorship);
        return new GoalResponse(
                goal.id(),
                goal.version(),
                goal.mentorshipId(),
                goal.ownerPersonId(),
                details.kind(),
                details.title(),
                details.description(),
                details.measure(),
                goal.current(),
                details.achievable(),
                details.relevance(),
                details.dueOn(),
                goal.status(now),
                new SmartResponse(missing.isEmpty(), missing),
                goal.milestones(),
                goal.progressPercent(),
                goal.createdAt(),
                goal.updatedAt(),
                goal.achievedAt(),
                goal.abandonedAt(),
                goal.abandonReason(),
                Arrays.stream(GoalAction.values())
                        .map(action -> Refusal.describe(action.code(), action.refusal(goal, mentorship, member)))
                        .toList());
    }
}
