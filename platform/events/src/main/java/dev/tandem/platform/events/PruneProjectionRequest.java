package dev.tandem.platform.events;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many aggregates are to be removed.
 *
 * @param unrenewed as the projection shows it, so that nothing is pruned that nobody has looked at
 */
@Schema(name = "PruneProjectionRequest", examples = "{\"unrenewed\": 3}")
public record PruneProjectionRequest(
        @Schema(
                description =
                        "As the projection shows it; any other number is refused, so that nothing is removed unseen.")
        @NotNull
        @Min(0)
        Long unrenewed) {}
