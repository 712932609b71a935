package dev.tandem.feedback.peerfeedback;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Ratings from 1 (poor) to 5 (excellent), and what else is to be said. */
@Schema(examples = """
                {"mentorshipId": "01920000-0000-7000-8000-00000000bbbb",
                 "aboutPersonId": "01920000-0000-7000-8000-00000000cccc",
                 "communication": 5, "engagement": 4, "progress": 4, "comment": "Always prepared."}""")
record GiveFeedbackRequest(
        @NotNull UUID mentorshipId,
        @NotNull UUID aboutPersonId,
        @NotNull @Min(1) @Max(5) Integer communication,
        @NotNull @Min(1) @Max(5) Integer engagement,
        @NotNull @Min(1) @Max(5) Integer progress,
        @Nullable @Size(max = 4000) String comment) {}
