package dev.tandem.feedback.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a cohort answered, as sums.
 *
 * @param suppressed whether there are too few respondents to show anything
 * @param fewestRespondents from how many respondents on there are results
 * @param respondents how many people answered; absent when suppressed
 */
public record SurveyResultsResponse(
        UUID cohortId,
        Occasion occasion,
        boolean suppressed,
        int fewestRespondents,
        @Nullable Long respondents,
        List<QuestionResult> questions) {

    /**
     * What was answered to one question.
     *
     * @param mean of all answers, two decimals; absent without an answer
     * @param distribution one entry for each possible value
     */
    public record QuestionResult(
            String code,
            String type,
            String text,
            long answers,
            @Nullable BigDecimal mean,
            List<Share> distribution) {

        static QuestionResult of(Question question, Map<Integer, Long> counts) {
            List<Share> distribution = new ArrayList<>();
            long answers = 0;
            long sum = 0;
            for (int value = question.type().lowest(); value <= question.type().highest(); value++) {
                long count = counts.getOrDefault(value, 0L);
                distribution.add(new Share(value, count));
                answers += count;
                sum += count * value;
            }
            BigDecimal mean = answers == 0
                    ? null
                    : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(answers), 2, RoundingMode.HALF_UP);
            return new QuestionResult(
                    question.code(), question.type().name(), question.text(), answers, mean, distribution);
        }
    }

    /** How often a value was answered. */
    public record Share(int value, long count) {}
}
