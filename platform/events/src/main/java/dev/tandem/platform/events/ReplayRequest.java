package dev.tandem.platform.events;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to replay. */
@Schema(description = "Which aggregates to publish again")
public record ReplayRequest(
        @Schema(
                description = "Kinds of aggregates; all that the service publishes when absent or empty",
                examples = "[\"person\"]")
        @Nullable
        List<String> aggregates) {}
