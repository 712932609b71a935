package dev.tandem.goals.goal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.goals.goal.assessment.SmartRules.Criterion;
import dev.tandem.goals.goal.assessment.SmartRules.Draft;
import dev.tandem.goals.goal.assessment.SmartRules.Missing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmartRulesTest {

    private static final LocalDate UNTIL = LocalDate.parse("2026-07-15");
    private static final String TITLE = "Lead four design reviews alone";

    @Test
    void complete_goal_misses_nothing() {
        assertThat(SmartRules.missing(draft(TITLE, null, 0, 4, "One a month is agreed.", "GROW", UNTIL)))
                .isEmpty();
    }

    @Test
    void empty_draft_misses_all_five_in_the_order_of_the_acronym() {
        List<Missing> missing = SmartRules.missing(draft("Grow", null, null, null, null, null, null));

        assertThat(missing).extracting(Missing::criterion).containsExactly(Criterion.values());
        assertThat(missing)
                .extracting(Missing::code)
                .containsExactly(
                        "TOO_VAGUE",
                        "MEASURE_MISSING",
                        "ACHIEVABILITY_NOT_STATED",
                        "OBJECTIVE_NOT_NAMED",
                        "DUE_DATE_MISSING");
        assertThat(missing).extracting(Missing::text).allMatch(text -> text.endsWith("."));
    }

    @Test
    void description_makes_a_short_title_specific() {
        assertThat(codes(draft("Lead reviews", "of the billing design", 0, 4, "yes", "GROW", UNTIL)))
                .isEmpty();
        assertThat(codes(draft("Lead reviews", "of designs", 0, 4, "yes", "GROW", UNTIL)))
                .containsExactly("TOO_VAGUE");
    }

    @Test
    void target_that_equals_the_baseline_measures_nothing() {
        assertThat(codes(draft(TITLE, null, 4, 4, "yes", "GROW", UNTIL))).containsExactly("TARGET_EQUALS_BASELINE");
    }

    @Test
    void due_date_after_the_mentorship_is_not_within_reach() {
        assertThat(codes(draft(TITLE, null, 0, 4, "yes", "GROW", UNTIL.plusDays(1))))
                .containsExactly("DUE_AFTER_MENTORSHIP");
    }

    @Test
    void blank_texts_state_nothing() {
        assertThat(codes(draft(TITLE, null, 0, 4, "  ", "\t", UNTIL)))
                .containsExactly("ACHIEVABILITY_NOT_STATED", "OBJECTIVE_NOT_NAMED");
    }

    @Property
    void each_criterion_is_missed_at_most_once(
            @ForAll String title,
            @ForAll boolean described,
            @ForAll boolean measured,
            @ForAll boolean achievable,
            @ForAll boolean relevant,
            @ForAll boolean due) {
        List<Missing> missing = SmartRules.missing(draft(
                title,
                described ? "what will exactly be different then" : null,
                measured ? 0 : null,
                measured ? 1 : null,
                achievable ? "yes" : null,
                relevant ? "GROW" : null,
                due ? UNTIL : null));

        assertThat(missing).extracting(Missing::criterion).doesNotHaveDuplicates();
        assertThat(missing.stream().anyMatch(m -> m.criterion() == Criterion.MEASURABLE))
                .isNotEqualTo(measured);
        assertThat(missing.stream().anyMatch(m -> m.criterion() == Criterion.ACHIEVABLE))
                .isNotEqualTo(achievable);
        assertThat(missing.stream().anyMatch(m -> m.criterion() == Criterion.RELEVANT))
                .isNotEqualTo(relevant);
        assertThat(missing.stream().anyMatch(m -> m.criterion() == Criterion.TIME_BOUND))
                .isNotEqualTo(due);
        assertThat(!described || missing.stream().noneMatch(m -> m.criterion() == Criterion.SPECIFIC))
                .isTrue();
    }

    private static List<String> codes(Draft draft) {
        return SmartRules.missing(draft).stream().map(Missing::code).toList();
    }

    private static Draft draft(
            String title,
            @Nullable String description,
            @Nullable Integer baseline,
            @Nullable Integer target,
            @Nullable String achievable,
            @Nullable String relevance,
            @Nullable LocalDate dueOn) {
        return new Draft(
                title,
                description,
                baseline == null ? null : BigDecimal.valueOf(baseline),
                target == null ? null : BigDecimal.valueOf(target),
                achievable,
                relevance,
                dueOn,
                UNTIL);
    }
}
