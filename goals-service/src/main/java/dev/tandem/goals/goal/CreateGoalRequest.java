package dev.tandem.goals.goal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A new goal. Only kind and title are needed; the SMART assessment in the answer says what to add.
 *
 * @param ownerPersonId the member whose goal it is; the caller when absent
 * @param achievable why it can be reached with the means at hand
 * @param relevance code of the program objective that it serves
 * @param dueOn last day (UTC) on which it is not overdue; not in the past
 */
@Schema(
        examples = "{\"mentorshipId\": \"01980000-0000-7000-8000-000000000011\", \"kind\": \"SKILL\","
                + " \"title\": \"Lead four design reviews on my own\","
                + " \"measure\": {\"unit\": \"design reviews\", \"baseline\": 0, \"target\": 4},"
                + " \"achievable\": \"My mentor lets me take over one review a month.\","
                + " \"relevance\": \"GROW_LEADERS\", \"dueOn\": \"2026-06-30\"}")
record CreateGoalRequest(
        @NotNull UUID mentorshipId,

        @Schema(description = "The member whose goal it is; the caller when absent.") @Nullable
        UUID ownerPersonId,

        @NotNull GoalKind kind,
        @NotBlank @Size(max = 200) String title,
        @Nullable @Size(max = 4000) String description,
        @Nullable @Valid Measure measure,

        @Schema(description = "Why it can be reached with the means at hand.") @Nullable @Size(max = 1000)
        String achievable,

        @Schema(description = "Code of the program objective that it serves.") @Nullable @Size(max = 100)
        String relevance,

        @Schema(description = "Last day (UTC) on which it is not overdue; not in the past.") @Nullable
        LocalDate dueOn) {

    GoalDetails details() {
        return new GoalDetails(kind, title, description, measure, achievable, relevance, dueOn);
    }
}
