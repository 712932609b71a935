package dev.tandem.goals.goal.assessment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How an open goal stands, by comparing its progress with the progress that a steady pace would have made.
 *
 * <p>With <i>c</i> the instant of creation and <i>d</i> the end of the due date (24:00 UTC), the expected progress at
 * the instant <i>t</i> is linear: {@code expected(t) = 100 · (t − c) / (d − c)} percent. The status of an open goal is
 *
 * <ul>
 *   <li>{@code OVERDUE} when {@code t ≥ d}, whatever its progress: somebody has to decide on it;
 *   <li>{@code AT_RISK} when {@code expected(t) ≥ progress + 10}: it lags by {@value #TOLERANCE_POINTS} percentage
 *       points or more. The tolerance keeps a goal that was set a moment ago, at 0 percent, from being at risk;
 *   <li>{@code ON_TRACK} otherwise, and always while it has no due date.
 * </ul>
 *
 * <p>Because the expectation only grows, both conditions are instants that can be computed in advance
 * ({@link Timeline}) and stored, which makes the derived status filterable in the database.
 */
public final class GoalStatusRules {

    /** Percentage points that a goal may lag behind the linear expectation and still be on track. */
    public static final int TOLERANCE_POINTS = 10;

    /** Stands for "never"; within the range of every timestamp type in use. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private GoalStatusRules() {}

    /**
     * When an open goal turns {@code AT_RISK} and {@code OVERDUE} if nothing more happens.
     *
     * @param atRiskFrom first instant at which it is at risk; not before {@code overdueFrom} when it never is
     * @param overdueFrom first instant at which it is overdue; {@link #NEVER} without a due date
     */
    public record Timeline(Instant atRiskFrom, Instant overdueFrom) {}

    /**
     * Computes the turning points of an open goal.
     *
     * @param createdAt when it was set
     * @param dueOn last day on which it is not overdue (UTC), or null
     * @param progressPercent 0 to 100
     */
    public static Timeline timeline(Instant createdAt, @Nullable LocalDate dueOn, int progressPercent) {
        if (dueOn == null) {
            return new Timeline(NEVER, NEVER);
        }
        Instant overdueFrom = dueOn.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        int tolerated = progressPercent + TOLERANCE_POINTS;
        if (tolerated >= 100 || !createdAt.isBefore(overdueFrom)) {
            return new Timeline(overdueFrom, overdueFrom);
        }
        // Rounded up to the microseconds that the database keeps, so that storing it changes nothing.
        Duration untilAtRisk = Duration.between(createdAt, overdueFrom)
                .multipliedBy(tolerated)
                .plusNanos(99_999)
                .dividedBy(100_000)
                .multipliedBy(1_000);
        return new Timeline(createdAt.plus(untilAtRisk), overdueFrom);
    }

    /** Status of a goal at an instant: the decision when there is one, otherwise by the timeline. */
    public static GoalStatus status(GoalState state, Timeline timeline, Instant now) {
        return switch (state) {
            case ACHIEVED -> GoalStatus.ACHIEVED;
            case ABANDONED -> GoalStatus.ABANDONED;
            case OPEN -> {
                if (!now.isBefore(timeline.overdueFrom())) {
                    yield GoalStatus.OVERDUE;
                }
                yield now.isBefore(timeline.atRiskFrom()) ? GoalStatus.ON_TRACK : GoalStatus.AT_RISK;
            }
        };
    }
}
