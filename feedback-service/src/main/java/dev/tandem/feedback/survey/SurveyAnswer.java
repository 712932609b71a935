package dev.tandem.feedback.survey;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question: a value, or a text where the question asks for one.
 *
 * @param type that of the question when it was answered
 */
@Embeddable
record SurveyAnswer(
        String question,
        @Enumerated(EnumType.STRING) QuestionType type,
        @Nullable Integer value,
        @Nullable String text) {}
