package dev.tandem.goals.goal.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.goals.goal.assessment.GoalStatusRules.Timeline;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GoalStatusRulesTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    /** With CREATED, a goal of exactly 100 days: one percent of the way is one day. */
    private static final LocalDate DUE = LocalDate.parse("2026-04-10");

    @Test
    void new_goal_is_on_track_until_the_tolerance_is_used_up() {
        Timeline timeline = GoalStatusRules.timeline(CREATED, DUE, 0);

        assertThat(timeline.atRiskFrom()).isEqualTo(CREATED.plus(Duration.ofDays(10)));
        assertThat(timeline.overdueFrom()).isEqualTo("2026-04-11T00:00:00Z");
    }

    @Test
    void goal_is_at_risk_from_the_instant_at_which_it_lags_by_the_tolerance() {
        Timeline timeline = GoalStatusRules.timeline(CREATED, DUE, 30);
        Instant turning = CREATED.plus(Duration.ofDays(40));

        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, turning.minusNanos(1)))
                .isEqualTo(GoalStatus.ON_TRACK);
        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, turning)).isEqualTo(GoalStatus.AT_RISK);
    }

    @Test
    void goal_is_not_overdue_on_its_due_date_but_right_after_it() {
        Timeline timeline = GoalStatusRules.timeline(CREATED, DUE, 100);

        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, Instant.parse("2026-04-10T23:59:59.999999Z")))
                .isEqualTo(GoalStatus.ON_TRACK);
        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, Instant.parse("2026-04-11T00:00:00Z")))
                .isEqualTo(GoalStatus.OVERDUE);
    }

    @Property
    void goal_without_a_due_date_is_always_on_track(
            @ForAll("instants") Instant created,
            @ForAll("instants") Instant now,
            @ForAll @IntRange(max = 100) int percent) {
        Timeline timeline = GoalStatusRules.timeline(created, null, percent);

        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, now)).isEqualTo(GoalStatus.ON_TRACK);
    }

    @Property
    void status_equals_the_linear_formula_in_the_documentation(
            @ForAll("instants") Instant created,
            @ForAll("dates") LocalDate due,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll("instants") Instant now) {
        GoalStatus status =
                GoalStatusRules.status(GoalState.OPEN, GoalStatusRules.timeline(created, due, percent), now);

        assertThat(status).isEqualTo(byFormula(created, due, percent, now));
    }

    @Property
    void open_goal_only_gets_worse_by_waiting(
            @ForAll("instants") Instant created,
            @ForAll("dates") LocalDate due,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll("instants") Instant one,
            @ForAll("instants") Instant other) {
        Timeline timeline = GoalStatusRules.timeline(created, due, percent);
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(GoalStatusRules.status(GoalState.OPEN, timeline, later))
                .isGreaterThanOrEqualTo(GoalStatusRules.status(GoalState.OPEN, timeline, earlier));
    }

    @Property
    void more_progress_never_makes_the_status_worse(
            @ForAll("instants") Instant created,
            @ForAll("dates") LocalDate due,
            @ForAll @IntRange(max = 100) int less,
            @ForAll @IntRange(max = 100) int more,
            @ForAll("instants") Instant now) {
        Timeline behind = GoalStatusRules.timeline(created, due, Math.min(less, more));
        Timeline ahead = GoalStatusRules.timeline(created, due, Math.max(less, more));

        assertThat(GoalStatusRules.status(GoalState.OPEN, ahead, now))
                .isLessThanOrEqualTo(GoalStatusRules.status(GoalState.OPEN, behind, now));
    }

    @Property
    void decision_holds_whatever_the_time(
            @ForAll("instants") Instant created,
            @ForAll("dates") LocalDate due,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll("instants") Instant now) {
        Timeline timeline = GoalStatusRules.timeline(created, due, percent);

        assertThat(GoalStatusRules.status(GoalState.ACHIEVED, timeline, now)).isEqualTo(GoalStatus.ACHIEVED);
        assertThat(GoalStatusRules.status(GoalState.ABANDONED, timeline, now)).isEqualTo(GoalStatus.ABANDONED);
    }

    @Property
    void turning_points_survive_a_database_that_keeps_microseconds(
            @ForAll("instants") Instant created,
            @ForAll("dates") LocalDate due,
            @ForAll @IntRange(max = 100) int percent) {
        Timeline timeline = GoalStatusRules.timeline(created, due, percent);

        assertThat(timeline.atRiskFrom()).isEqualTo(timeline.atRiskFrom().truncatedTo(ChronoUnit.MICROS));
        assertThat(timeline.overdueFrom()).isEqualTo(timeline.overdueFrom().truncatedTo(ChronoUnit.MICROS));
    }

    /** The rule as it is documented, with exact fractions and without turning points. */
    private static GoalStatus byFormula(Instant created, LocalDate due, int percent, Instant now) {
        Instant end = due.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        if (!now.isBefore(end)) {
            return GoalStatus.OVERDUE;
        }
        BigDecimal elapsed = micros(created, now);
        BigDecimal whole = micros(created, end);
        // expected ≥ progress + 10  ⇔  100 · elapsed ≥ (progress + 10) · whole, for a whole > 0 (it is: now < end).
        boolean behind = elapsed.signum() > 0
                && elapsed.multiply(BigDecimal.valueOf(100))
                                .compareTo(whole.multiply(BigDecimal.valueOf(percent + 10L)))
                        >= 0;
        return behind ? GoalStatus.AT_RISK : GoalStatus.ON_TRACK;
    }

    private static BigDecimal micros(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return BigDecimal.valueOf(between.getSeconds())
                .movePointRight(6)
                .add(BigDecimal.valueOf(between.getNano()).movePointLeft(3))
                .setScale(0, RoundingMode.UNNECESSARY);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(0, 4L * 366 * 24 * 3600 * 1_000_000)
                .map(micros -> CREATED.plusNanos(micros * 1_000));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers().between(0, 4 * 366).map(LocalDate.parse("2026-01-01")::plusDays);
    }
}
