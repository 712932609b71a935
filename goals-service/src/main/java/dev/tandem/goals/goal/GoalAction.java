package dev.tandem.goals.goal;

import dev.tandem.goals.goal.assessment.GoalState;
import dev.tandem.goals.mentorship.MentorshipView;
import dev.tandem.goals.mentorship.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with a goal, and when. */
enum GoalAction {
    CHANGE("change"),
    ADD_MILESTONE("add-milestone"),
    COMPLETE_MILESTONE("complete-milestone"),
    RECORD_PROGRESS("record-progress"),
    ACHIEVE("achieve"),
    ABANDON("abandon");

    /** Milestones that one goal may have. */
    static final int MAX_MILESTONES = 50;

    /** Why one milestone cannot be completed, while others may. */
    static final Refusal MILESTONE_COMPLETED =
            new Refusal("MILESTONE_COMPLETED", Map.of(), "The milestone is completed already.");

    private final String code;

    GoalAction(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Why this is not possible now, or null when it is. */
    @Nullable
    Refusal refusal(Goal goal, MentorshipView mentorship, boolean member) {
        Refusal general = Refusal.unlessMemberOfActive(mentorship, member);
        if (general != null) {
            return general;
        }
        if (goal.state() != GoalState.OPEN) {
            return new Refusal(
                    "GOAL_DECIDED",
                    Map.of("state", goal.state().name()),
                    "The goal is " + goal.state() + " and changes no more.");
        }
        return switch (this) {
            case RECORD_PROGRESS ->
                goal.measure() == null
                        ? new Refusal("MEASURE_MISSING", Map.of(), "The goal has no measure to record a value of.")
                        : null;
            case ADD_MILESTONE ->
                goal.milestones().size() >= MAX_MILESTONES
                        ? new Refusal(
                                "TOO_MANY_MILESTONES",
                                Map.of("most", MAX_MILESTONES),
                                "A goal has at most " + MAX_MILESTONES + " milestones.")
                        : null;
            case COMPLETE_MILESTONE ->
                goal.milestonesCompleted() == goal.milestones().size()
                        ? new Refusal("NO_OPEN_MILESTONE", Map.of(), "The goal has no open milestone.")
                        : null;
            case CHANGE, ACHIEVE, ABANDON -> null;
        };
    }
}
