package dev.tandem.feedback.survey;

/**
 * A question of a survey.
 *
 * @param code unique in its survey
 */
record Question(String code, QuestionType type, String text) {}
