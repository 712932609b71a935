package dev.tandem.matching.run;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How long the parts of a run took, in milliseconds. */
@Schema(name = "MatchRunTimings")
record RunTimings(
        @Schema(examples = "12") long loadMillis,
        @Schema(examples = "85") long solveMillis,
        @Schema(examples = "20") long storeMillis) {}
