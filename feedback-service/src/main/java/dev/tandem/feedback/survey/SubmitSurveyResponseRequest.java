package dev.tandem.feedback.survey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Answers to a survey.
 *
 * @param answers at most one for each question; questions of type LIKERT and NPS must be answered
 */
@Schema(examples = """
                {"invitationId": "01920000-0000-7000-8000-00000000aaaa", "answers": [
                  {"question": "communication", "value": 5}, {"question": "usefulness", "value": 4},
                  {"question": "organisation", "value": 4}, {"question": "recommend", "value": 9},
                  {"question": "comment", "text": "More time for the kick-off."}]}""")
record SubmitSurveyResponseRequest(
        @NotNull UUID invitationId,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Answer> answers) {

    /**
     * One answer: {@code value} for LIKERT (1–5) and NPS (0–10), {@code text} for TEXT.
     */
    @Schema(name = "SubmitSurveyAnswer")
    record Answer(
            @NotBlank @Size(max = 100) String question,
            @Nullable Integer value,
            @Nullable @Size(max = 4000) String text) {}
}
