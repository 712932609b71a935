package dev.tandem.goals.goal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A step on the way to a goal. */
@Schema(examples = "{\"title\": \"Shadow a review\", \"dueOn\": \"2026-03-01\"}")
record AddMilestoneRequest(
        @NotBlank @Size(max = 200) String title, @Nullable LocalDate dueOn) {}
