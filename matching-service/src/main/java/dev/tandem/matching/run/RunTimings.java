package dev.tandem.matching.run;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How long the parts of a run took, in milliseconds.
 *
 * @param phases what solving was made of, in the order in which the engine began them
 */
@Schema(name = "MatchRunTimings")
record RunTimings(
        @Schema(examples = "12") long loadMillis,
        @Schema(examples = "85") long solveMillis,
        @Schema(examples = "20") long storeMillis,
        @Nullable List<Phase> phases) {

    /** A phase of the engine. */
    @Schema(name = "MatchRunPhase")
    record Phase(
            @Schema(examples = "SOLVING") String phase,
            @Schema(examples = "40") long millis) {}
}
