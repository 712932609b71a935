package dev.tandem.goals.goal;

/** What part of a working life a goal is about. */
enum GoalKind {
    PROFESSIONAL,
    SKILL,
    PERSONAL,
    NETWORKING,
    CAREER_PATH
}
