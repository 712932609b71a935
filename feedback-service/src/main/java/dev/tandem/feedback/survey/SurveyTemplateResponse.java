package dev.tandem.feedback.survey;

import java.util.List;
import java.util.UUID;

/** A survey with its questions in their order. */
record SurveyTemplateResponse(UUID id, long version, String code, String title, List<Question> questions) {

    static SurveyTemplateResponse of(Survey survey) {
        return new SurveyTemplateResponse(
                survey.id(), survey.version(), survey.code(), survey.title(), survey.questions());
    }
}
