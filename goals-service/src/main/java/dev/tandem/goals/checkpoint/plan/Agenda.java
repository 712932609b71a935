package dev.tandem.goals.checkpoint.plan;

import java.util.List;

/** The agenda that a generated checkpoint starts with; the pair changes it as it likes. */
public enum AgendaTemplate {
    KICK_OFF(
            "Get to know each other",
            "Agree on expectations, confidentiality and how to work together",
            "Draft the first goals"),
    REGULAR("What happened since last time", "Progress on goals and action items", "What is in the way", "Next steps"),
    MIDPOINT(
            "Look back at the first half",
            "Review every goal: keep, change or drop",
            "What to do differently in the second half",
            "Next steps"),
    CLOSING("Review the goals and what was learnt", "Feedback to each other", "How to go on after the program");

    private final List<String> points;

    AgendaTemplate(String... points) {
        this.points = List.of(points);
    }

    public List<String> points() {
        return points;
    }

    /** Template for a place in a schedule: the first, the middle and the last one differ from the rest. */
    public static AgendaTemplate forPlace(int ordinal, int total) {
        if (ordinal == 1) {
            return KICK_OFF;
        }
        if (ordinal == total) {
            return CLOSING;
        }
        return ordinal == (total + 1) / 2 ? MIDPOINT : REGULAR;
    }
}
