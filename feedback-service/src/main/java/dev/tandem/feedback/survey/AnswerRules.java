package dev.tandem.feedback.survey;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether answers fit their survey. */
final class AnswerRules {

    private AnswerRules() {}

    /**
     * The answers with the types of their questions.
     *
     * @throws ProblemException 400 that names every answer that does not fit, and every question that lacks one
     */
    static List<SurveyAnswer> check(List<Question> questions, List<SubmitSurveyResponseRequest.Answer> answers) {
        Map<String, Question> open = new LinkedHashMap<>();
        questions.forEach(question -> open.put(question.code(), question));
        List<FieldError> errors = new ArrayList<>();
        List<SurveyAnswer> checked = new ArrayList<>();
        Set<String> known = Set.copyOf(open.keySet());
        for (int i = 0; i < answers.size(); i++) {
            SubmitSurveyResponseRequest.Answer answer = answers.get(i);
            String pointer = "/answers/" + i;
            Question question = open.remove(answer.question());
            if (question == null) {
                boolean twice = known.contains(answer.question());
                errors.add(new FieldError(
                        pointer + "/question",
                        twice ? "DUPLICATE" : "UNKNOWN",
                        twice ? "is answered twice" : "is no question of this survey"));
            } else {
                error(question, answer, pointer).ifPresent(errors::add);
                checked.add(new SurveyAnswer(question.code(), question.type(), answer.value(), answer.text()));
            }
        }
        open.values().stream()
                .filter(question -> !question.type().isText())
                .forEach(question ->
                        errors.add(new FieldError("/answers", "MISSING", "lacks an answer to " + question.code())));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return checked;
    }

    private static Optional<FieldError> error(
            Question question, SubmitSurveyResponseRequest.Answer answer, String pointer) {
        QuestionType type = question.type();
        if (type.isText()) {
            return answer.value() == null && answer.text() != null
                    ? Optional.empty()
                    : Optional.of(new FieldError(pointer + "/text", "REQUIRED", "must be a text, without a value"));
        }
        Integer value = answer.value();
        if (value != null && answer.text() == null && value >= type.lowest() && value <= type.highest()) {
            return Optional.empty();
        }
        return Optional.of(new FieldError(
                pointer + "/value",
                "RANGE",
                "must be a whole number from %d to %d, without a text".formatted(type.lowest(), type.highest())));
    }
}
