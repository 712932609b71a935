package dev.tandem.feedback.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KpiValueTest {

    @Test
    void value_is_the_quotient_rounded_half_up_to_two_decimals() {
        assertThat(value(Kpi.GOAL_COMPLETION, 2, 3)).isEqualTo(new BigDecimal("66.67"));
        assertThat(value(Kpi.FEEDBACK_RATING, 1, 8)).isEqualTo(new BigDecimal("0.13"));
        assertThat(value(Kpi.TIME_TO_MATCH, new BigDecimal("172.5"), 5)).isEqualTo(new BigDecimal("34.50"));
        assertThat(value(Kpi.NPS, -1, 3)).isEqualTo(new BigDecimal("-33.33"));
        assertThat(value(Kpi.NPS, -1, 800)).isEqualTo(new BigDecimal("-0.13"));
    }

    @ParameterizedTest
    @EnumSource
    void without_anything_to_count_there_is_no_value(Kpi kpi) {
        KpiValue value = KpiValue.of(kpi, Ratio.NONE, null);

        assertThat(value.value()).isNull();
        assertThat(value.status()).isEqualTo(KpiStatus.NO_DATA);
        assertThat(value.benchmark()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void target_itself_meets_the_target_and_the_next_worse_value_does_not(Kpi kpi) {
        BigDecimal hundred = BigDecimal.valueOf(100);
        BigDecimal factor = BigDecimal.valueOf(kpi.unit().factor());
        BigDecimal step = new BigDecimal(kpi.higherIsBetter() ? "-0.01" : "0.01");
        BigDecimal denominator = factor.multiply(hundred);

        assertThat(KpiValue.of(kpi, Ratio.of(kpi.target().multiply(hundred), denominator), null))
                .satisfies(met -> {
                    assertThat(met.value()).isEqualByComparingTo(kpi.target());
                    assertThat(met.status()).isEqualTo(KpiStatus.MET);
                });
        assertThat(KpiValue.of(kpi, Ratio.of(kpi.target().add(step).multiply(hundred), denominator), null)
                        .status())
                .isEqualTo(KpiStatus.MISSED);
    }

    @ParameterizedTest
    @EnumSource
    void definition_is_the_documented_one(Kpi kpi) throws Exception {
        List<String> row = Files.readAllLines(Path.of("..", "docs", "kpis.md")).stream()
                .filter(line -> line.startsWith("| `" + kpi.name() + "`"))
                .toList();

        assertThat(row).hasSize(1);
        String[] cells = row.getFirst().split("\\|", -1);
        assertThat(cells[4]).contains(kpi.unit().name());
        assertThat(new BigDecimal(cells[5].strip().replace(",", ""))).isEqualByComparingTo(kpi.target());
        assertThat(cells[6].strip()).isEqualTo(kpi.higherIsBetter() ? "higher" : "lower");
    }

    @Property
    void value_depends_on_the_ratio_and_not_on_how_it_is_written(
            @ForAll Kpi kpi,
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000) long numerator,
            @ForAll @LongRange(min = 1, max = 1_000_000) long denominator,
            @ForAll @IntRange(max = 6) int numeratorZeros,
            @ForAll @IntRange(max = 6) int denominatorZeros) {
        KpiValue plain = KpiValue.of(kpi, Ratio.of(numerator, denominator), null);
        KpiValue padded = KpiValue.of(
                kpi,
                Ratio.of(
                        BigDecimal.valueOf(numerator).setScale(numeratorZeros),
                        BigDecimal.valueOf(denominator).setScale(denominatorZeros)),
                null);

        assertThat(padded).isEqualTo(plain);
    }

    @Property
    void both_sides_times_a_factor_change_nothing(
            @ForAll Kpi kpi,
            @ForAll @IntRange(max = 1_000_000) int numerator,
            @ForAll @IntRange(min = 1, max = 10_000) int denominator,
            @ForAll @IntRange(min = 1, max = 10_000) int factor) {
        assertThat(value(kpi, (long) numerator * factor, (long) denominator * factor))
                .isEqualTo(value(kpi, numerator, denominator));
    }

    @Property
    void percentage_of_a_part_stays_between_0_and_100(
            @ForAll Kpi kpi, @ForAll @IntRange(max = 100_000) int part, @ForAll @IntRange(max = 100_000) int rest) {
        Assume.that(kpi.unit() == KpiUnit.PERCENT && part + rest > 0);

        assertThat(value(kpi, part, part + rest)).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
    }

    @Property
    void status_follows_the_published_value(
            @ForAll Kpi kpi,
            @ForAll @LongRange(min = -1_000, max = 100_000_000) long numerator,
            @ForAll @IntRange(min = 1, max = 1_000) int denominator) {
        KpiValue value = KpiValue.of(kpi, Ratio.of(numerator, denominator), null);
        BigDecimal published = Objects.requireNonNull(value.value());

        assertThat(value.status() == KpiStatus.MET).isEqualTo(kpi.atLeastAsGood(published, value.target()));
    }

    private static BigDecimal value(Kpi kpi, Number numerator, Number denominator) {
        return Objects.requireNonNull(
                KpiValue.of(kpi, Ratio.of(numerator, denominator), null).value());
    }
}
