package dev.tandem.goals.checkpoint.plan;

import java.util.List;

/** The agenda that a generated checkpoint starts with; the pair changes it as it likes. */
public final class Agenda {

    static final List<String> KICK_OFF = List.of(
            "Get to know each other",
            "Agree on expectations, confidentiality and how to work together",
            "Draft the first goals");
    static final List<String> REGULAR = List.of(
            "What happened since last time", "Progress on goals and action items", "What is in the way", "Next steps");
    static final List<String> MIDPOINT = List.of(
            "Look back at the first half",
            "Review every goal: keep, change or drop",
            "What to do differently in the second half",
            "Next steps");
    static final List<String> CLOSING =
            List.of("Review the goals and what was learnt", "Feedback to each other", "How to go on after the program");

    private Agenda() {}

    /**
     * Points for a place in a schedule: the first, the middle and the last one differ from the rest.
     *
     * @param ordinal from 1 to {@code total}
     */
    public static List<String> forPlace(int ordinal, int total) {
        if (ordinal == 1) {
            return KICK_OFF;
        }
        if (ordinal == total) {
            return CLOSING;
        }
        return ordinal == (total + 1) / 2 ? MIDPOINT : REGULAR;
    }
}
