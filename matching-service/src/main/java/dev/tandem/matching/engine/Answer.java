package dev.tandem.matching.engine;

import java.util.Set;

/** What somebody answered to a question of a questionnaire. */
public sealed interface Answer {
    /** One or several choices; none counts as not answered. */
    record Choices(Set<String> values) implements Answer {
        public Choices {
            values = Participant.sorted(values);
        }
    }

    /** A number, such as a point on a scale. */
    record Quantity(long value) implements Answer {}
}
