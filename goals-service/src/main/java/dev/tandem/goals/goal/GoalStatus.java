package dev.tandem.goals.goal;

/** How a goal stands at a given instant, by {@link GoalStatusRules}. */
enum GoalStatus {
    ON_TRACK,
    AT_RISK,
    OVERDUE,
    ACHIEVED,
    ABANDONED
}
