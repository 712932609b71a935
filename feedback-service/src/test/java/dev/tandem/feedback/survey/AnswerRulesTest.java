package dev.tandem.feedback.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.feedback.survey.SubmitSurveyResponseRequest.Answer;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AnswerRulesTest {

    private static final List<Question> QUESTIONS = List.of(
            new Question("agree", QuestionType.LIKERT, "Agreed?"),
            new Question("recommend", QuestionType.NPS, "Recommended?"),
            new Question("comment", QuestionType.TEXT, "Anything else?"));

    @Test
    void fitting_answers_are_taken_with_the_types_of_their_questions() {
        assertThat(AnswerRules.check(
                        QUESTIONS, List.of(value("recommend", 0), value("agree", 5), text("comment", "Fine."))))
                .containsExactly(
                        new SurveyAnswer("recommend", QuestionType.NPS, 0, null),
                        new SurveyAnswer("agree", QuestionType.LIKERT, 5, null),
                        new SurveyAnswer("comment", QuestionType.TEXT, null, "Fine."));
    }

    @Test
    void text_may_be_left_out_but_values_may_not() {
        assertThat(AnswerRules.check(QUESTIONS, List.of(value("agree", 1), value("recommend", 10))))
                .hasSize(2);
        assertThat(errors(List.of(text("comment", "Only this."))))
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/answers", "MISSING"), tuple("/answers", "MISSING"));
    }

    @Test
    void every_answer_that_does_not_fit_is_named() {
        assertThat(errors(List.of(
                        value("agree", 6),
                        value("recommend", 11),
                        value("comment", 3),
                        value("agree", 3),
                        value("mood", 3))))
                .extracting(error -> error.pointer() + " " + error.code())
                .containsExactly(
                        "/answers/0/value RANGE",
                        "/answers/1/value RANGE",
                        "/answers/2/text REQUIRED",
                        "/answers/3/question DUPLICATE",
                        "/answers/4/question UNKNOWN");
    }

    @Test
    void value_question_takes_no_text_and_text_question_no_value() {
        assertThat(errors(List.of(
                        new Answer("agree", 3, "because"),
                        new Answer("recommend", null, null),
                        new Answer("comment", 3, "both"))))
                .extracting(FieldError::pointer)
                .containsExactly("/answers/0/value", "/answers/1/value", "/answers/2/text");
    }

    @Property
    void values_are_taken_exactly_within_the_scale(@ForAll QuestionType type, @ForAll int value) {
        List<Question> one = List.of(new Question("it", type, "It?"));
        boolean fits = !type.isText() && value >= type.lowest() && value <= type.highest();

        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> AnswerRules.check(one, List.of(value("it", value))));

        assertThat(refusal == null).isEqualTo(fits);
    }

    @Property
    void order_of_the_answers_does_not_matter(@ForAll Random random) {
        List<Answer> answers =
                new ArrayList<>(List.of(value("agree", 2), value("recommend", 7), text("comment", "Yes.")));
        Collections.shuffle(answers, random);

        assertThat(AnswerRules.check(QUESTIONS, answers)).hasSize(3);
    }

    private static List<FieldError> errors(List<Answer> answers) {
        ProblemException refusal =
                catchThrowableOfType(ProblemException.class, () -> AnswerRules.check(QUESTIONS, answers));
        assertThat(refusal).isNotNull();
        assertThat(refusal.type().status()).isEqualTo(400);
        return refusal.errors();
    }

    private static Answer value(String question, int value) {
        return new Answer(question, value, null);
    }

    private static Answer text(String question, String text) {
        return new Answer(question, null, text);
    }
}
