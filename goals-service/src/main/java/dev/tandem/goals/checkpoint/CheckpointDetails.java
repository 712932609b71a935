package dev.tandem.goals.checkpoint;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the pair writes down about a checkpoint together, before and after it; also what a merge patch is applied to. */
@Schema(
        name = "ChangeCheckpointRequest",
        examples = "{\"agenda\": [\"Progress on goals\", \"Feedback on the first review\"],"
                + " \"actionItems\": [{\"text\": \"Prepare the second review\", \"done\": true}]}")
record CheckpointDetails(
        @Schema(required = false) @NotNull @Size(max = 20) List<@NotBlank @Size(max = 300) String> agenda,

        @Schema(nullable = true) @Nullable @Size(max = 10000)
        String sharedNotes,

        @Schema(required = false) @NotNull @Size(max = 50) List<@NotNull @Valid ActionItem> actionItems) {}
