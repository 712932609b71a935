package dev.tandem.participants.personimport;

import dev.tandem.participants.personimport.file.LineError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do with each line of a file: first those that are refused, then the others, managers before their reports. */
record ImportPlan(List<Item> items) {

    /**
     * @param person null when the line is refused
     * @param errors why it is refused
     */
    record Item(
            int line, @Nullable String userName, @Nullable ImportedPerson person, List<LineError> errors) {}
}
