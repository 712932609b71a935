package dev.tandem.matching.run;

import dev.tandem.matching.pairing.EnrollmentPair;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The pairs and people that were named for a run; kept with it.
 *
 * @param locked must be in the result
 * @param kept should be in the result if they still can
 * @param chosen only these take part; null for everybody
 */
record RunPlan(
        List<EnrollmentPair> locked,
        List<EnrollmentPair> kept,
        List<EnrollmentPair> forbidden,
        @Nullable List<UUID> chosen,
        List<UUID> excluded) {

    static final RunPlan EMPTY = new RunPlan(List.of(), List.of(), List.of(), null, List.of());

    boolean empty() {
        return equals(EMPTY);
    }

    @Nullable
    Set<UUID> chosenSet() {
        return chosen == null ? null : Set.copyOf(chosen);
    }
}
