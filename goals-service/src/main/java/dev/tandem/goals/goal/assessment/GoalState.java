package dev.tandem.goals.goal.assessment;

/** What was decided about a goal; how it stands until then is its {@link GoalStatus}. */
public enum GoalState {
    OPEN,
    ACHIEVED,
    ABANDONED
}
