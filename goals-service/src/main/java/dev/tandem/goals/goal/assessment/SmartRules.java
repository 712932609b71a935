package dev.tandem.goals.goal.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which of the five SMART criteria a goal misses, and what to add.
 *
 * <p>Source: G. T. Doran, "There's a S.M.A.R.T. way to write management's goals and objectives", Management Review 70
 * (11), 1981, pp. 35–36: specific, measurable, assignable, realistic, time-related. <i>Assignable</i> holds for every
 * goal here, because each has exactly one owner; <i>realistic</i> appears as ACHIEVABLE, and RELEVANT is the criterion
 * that later practice added, here the program objective that the goal serves. The rules look at form, never at meaning:
 *
 * <ul>
 *   <li>SPECIFIC: title and description together name the outcome in at least {@value #MIN_WORDS} words;
 *   <li>MEASURABLE: there is a measure, and its target differs from its baseline;
 *   <li>ACHIEVABLE: the pair has written down why it can be reached with the means at hand;
 *   <li>RELEVANT: it names the program objective it serves;
 *   <li>TIME_BOUND: it has a due date, within the mentorship.
 * </ul>
 *
 * As Doran says, not every goal needs all five; an incomplete one is accepted and shown as such.
 */
public final class SmartRules {

    /** Words that title and description need together before a goal counts as specific. */
    public static final int MIN_WORDS = 5;

    private SmartRules() {}

    /** The five criteria, in the order of the acronym. */
    public enum Criterion {
        SPECIFIC,
        MEASURABLE,
        ACHIEVABLE,
        RELEVANT,
        TIME_BOUND
    }

    /**
     * A criterion that is not met.
     *
     * @param code stable, for translation
     * @param text the same in English
     */
    public record Missing(Criterion criterion, String code, String text) {}

    /** What the assessment looks at. */
    public record Draft(
            String title,
            @Nullable String description,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal target,
            @Nullable String achievable,
            @Nullable String relevance,
            @Nullable LocalDate dueOn,
            LocalDate mentorshipUntil) {}

    /** The criteria that a goal misses, in the order of the acronym; empty when it is SMART. */
    public static List<Missing> missing(Draft goal) {
        List<Missing> missing = new ArrayList<>();
        if (words(goal.title()) + words(goal.description()) < MIN_WORDS) {
            missing.add(new Missing(
                    Criterion.SPECIFIC,
                    "TOO_VAGUE",
                    "Say in at least " + MIN_WORDS
                            + " words, in title and description, what exactly will be different."));
        }
        addMeasurable(goal, missing);
        if (isBlank(goal.achievable())) {
            missing.add(new Missing(
                    Criterion.ACHIEVABLE,
                    "ACHIEVABILITY_NOT_STATED",
                    "Say why this can be reached with the time, skills and support at hand."));
        }
        if (isBlank(goal.relevance())) {
            missing.add(new Missing(
                    Criterion.RELEVANT, "OBJECTIVE_NOT_NAMED", "Name the program objective that this goal serves."));
        }
        addTimeBound(goal, missing);
        return List.copyOf(missing);
    }

    private static void addMeasurable(Draft goal, List<Missing> missing) {
        BigDecimal baseline = goal.baseline();
        BigDecimal target = goal.target();
        if (baseline == null || target == null) {
            missing.add(new Missing(
                    Criterion.MEASURABLE,
                    "MEASURE_MISSING",
                    "Give a unit, where it stands today (baseline) and where it shall be (target)."));
        } else if (baseline.compareTo(target) == 0) {
            missing.add(new Missing(
                    Criterion.MEASURABLE,
                    "TARGET_EQUALS_BASELINE",
                    "Set a target that differs from the baseline; otherwise there is no way to go."));
        }
    }

    private static void addTimeBound(Draft goal, List<Missing> missing) {
        LocalDate dueOn = goal.dueOn();
        if (dueOn == null) {
            missing.add(
                    new Missing(Criterion.TIME_BOUND, "DUE_DATE_MISSING", "Set the day by which it shall be reached."));
        } else if (dueOn.isAfter(goal.mentorshipUntil())) {
            missing.add(new Missing(
                    Criterion.TIME_BOUND,
                    "DUE_AFTER_MENTORSHIP",
                    "Set a day within the mentorship, which runs until " + goal.mentorshipUntil() + "."));
        }
    }

    private static int words(@Nullable String text) {
        return text == null || text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
