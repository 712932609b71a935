package dev.tandem.goals.goal;

/** What was decided about a goal; how it stands until then is its {@link GoalStatus}. */
enum GoalState {
    OPEN,
    ACHIEVED,
    ABANDONED
}
