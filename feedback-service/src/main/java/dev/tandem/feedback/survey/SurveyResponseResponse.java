package dev.tandem.feedback.survey;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One's own answers to a survey. */
record SurveyResponseResponse(
        UUID id, UUID invitationId, UUID cohortId, Occasion occasion, Instant submittedAt, List<Answer> answers) {

    /** One answer: a value, or a text. */
    @Schema(name = "SurveyAnswer")
    record Answer(
            String question,
            QuestionType type,
            @Nullable Integer value,
            @Nullable String text) {}

    static SurveyResponseResponse of(SurveyResponse response) {
        return new SurveyResponseResponse(
                response.id(),
                response.invitationId(),
                response.cohortId(),
                response.occasion(),
                response.submittedAt(),
                response.answers().stream()
                        .map(answer -> new Answer(answer.question(), answer.type(), answer.value(), answer.text()))
                        .sorted(Comparator.comparing(Answer::question))
                        .toList());
    }
}
