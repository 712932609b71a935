package dev.tandem.goals.goal.assessment;

/** How a goal stands at a given instant, by {@link GoalStatusRules}. */
public enum GoalStatus {
    ON_TRACK,
    AT_RISK,
    OVERDUE,
    ACHIEVED,
    ABANDONED
}
