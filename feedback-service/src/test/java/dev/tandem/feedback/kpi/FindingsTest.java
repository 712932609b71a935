package dev.tandem.feedback.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {

    @Test
    void missed_target_is_a_warning_and_a_critical_one_beyond_a_quarter_of_it() {
        assertThat(severity(value(Kpi.FEEDBACK_RATING, "3.99", null))).isEqualTo(Finding.Severity.WARNING);
        assertThat(severity(value(Kpi.FEEDBACK_RATING, "3.00", null))).isEqualTo(Finding.Severity.WARNING);
        assertThat(severity(value(Kpi.FEEDBACK_RATING, "2.99", null))).isEqualTo(Finding.Severity.CRITICAL);
        assertThat(severity(value(Kpi.TIME_TO_MATCH, "26.25", null))).isEqualTo(Finding.Severity.WARNING);
        assertThat(severity(value(Kpi.TIME_TO_MATCH, "26.26", null))).isEqualTo(Finding.Severity.CRITICAL);
    }

    @Test
    void statement_names_figure_and_target() {
        Finding finding =
                Findings.of(List.of(value(Kpi.TIME_TO_MATCH, "25.50", null))).getFirst();

        assertThat(finding.code()).isEqualTo("target-missed");
        assertThat(finding.statement()).isEqualTo("Time to match is 25.5 days; the target is 21.");
        assertThat(finding.figure()).isEqualTo(new BigDecimal("25.50"));
    }

    @Test
    void value_on_target_but_a_tenth_behind_earlier_cohorts_is_a_notice() {
        Benchmark history = new Benchmark(new BigDecimal("5.00"), "mean of 2 earlier cohort(s) of this program");

        assertThat(Findings.of(List.of(value(Kpi.FEEDBACK_RATING, "4.50", history))))
                .isEmpty();
        assertThat(Findings.of(List.of(value(Kpi.FEEDBACK_RATING, "4.49", history))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("behind-own-history");
                    assertThat(finding.severity()).isEqualTo(Finding.Severity.NOTICE);
                    assertThat(finding.statement())
                            .isEqualTo("Feedback rating is 4.49 of 5; earlier cohorts reached 5.");
                });
    }

    @Test
    void fewer_days_than_earlier_cohorts_are_no_finding() {
        Benchmark history = new Benchmark(new BigDecimal("20.00"), "mean of 1 earlier cohort(s) of this program");

        assertThat(Findings.of(List.of(value(Kpi.TIME_TO_MATCH, "10.00", history))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_kpi_comes_with_a_recommendation_when_it_is_missed(Kpi kpi) {
        String worse = kpi.higherIsBetter() ? "-99" : "999";

        assertThat(Findings.of(List.of(value(kpi, worse, null))))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kpi()).isEqualTo(kpi);
                    assertThat(finding.recommendation()).endsWith(".");
                });
    }

    @Test
    void without_data_there_is_nothing_to_find() {
        List<KpiValue> nothing = Arrays.stream(Kpi.values())
                .map(kpi -> KpiValue.of(kpi, Ratio.NONE, new Benchmark(BigDecimal.TEN, "history")))
                .toList();

        assertThat(Findings.of(nothing)).isEmpty();
    }

    @Property
    void better_values_are_never_found_more_severe(
            @ForAll Kpi kpi,
            @ForAll @IntRange(max = 1_000_000) int one,
            @ForAll @IntRange(max = 1_000_000) int other,
            @ForAll @IntRange(max = 1_000_000) int history) {
        Assume.that(kpi.atLeastAsGood(BigDecimal.valueOf(one), BigDecimal.valueOf(other)));
        Benchmark benchmark = new Benchmark(BigDecimal.valueOf(history), "history");

        assertThat(rank(value(kpi, Integer.toString(one), benchmark)))
                .isLessThanOrEqualTo(rank(value(kpi, Integer.toString(other), benchmark)));
    }

    private static int rank(KpiValue value) {
        List<Finding> findings = Findings.of(List.of(value));
        if (findings.isEmpty()) {
            return 0;
        }
        return switch (findings.getFirst().severity()) {
            case NOTICE -> 1;
            case WARNING -> 2;
            case CRITICAL -> 3;
        };
    }

    private static Finding.Severity severity(KpiValue value) {
        return Findings.of(List.of(value)).getFirst().severity();
    }

    /** A KPI that stands at a value, whatever its unit. */
    private static KpiValue value(Kpi kpi, String value, @Nullable Benchmark benchmark) {
        return KpiValue.of(
                kpi,
                Ratio.of(new BigDecimal(value), BigDecimal.valueOf(kpi.unit().factor())),
                benchmark);
    }
}
