package dev.tandem.goals.goal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the pair writes down about a goal and may change as long as it is open; also what a merge patch is applied to.
 *
 * @param achievable why it can be reached with the means at hand
 * @param relevance code of the program objective that it serves
 * @param dueOn last day (UTC) on which it is not overdue
 */
@Schema(
        name = "ChangeGoalRequest",
        examples = "{\"title\": \"Lead six design reviews on my own\", \"dueOn\": \"2026-07-15\"}")
record GoalDetails(
        @Schema(required = false) @NotNull GoalKind kind,
        @Schema(required = false) @NotBlank @Size(max = 200) String title,
        @Schema(nullable = true) @Nullable @Size(max = 4000) String description,
        @Schema(nullable = true) @Nullable @Valid Measure measure,

        @Schema(nullable = true, description = "Why it can be reached with the means at hand.")
        @Nullable
        @Size(max = 1000)
        String achievable,

        @Schema(nullable = true, description = "Code of the program objective that it serves.")
        @Nullable
        @Size(max = 100)
        String relevance,

        @Schema(nullable = true) @Nullable LocalDate dueOn) {}
