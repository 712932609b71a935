package dev.tandem.goals.checkpoint.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.goals.checkpoint.plan.CheckpointPlan.Place;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CheckpointPlanTest {

    private static final Instant ACTIVATED = Instant.parse("2026-01-13T10:30:00Z");

    @Test
    void first_place_is_one_cadence_after_the_activation() {
        List<Place> places = CheckpointPlan.places(ACTIVATED, Period.ofDays(14), LocalDate.parse("2026-02-28"));

        assertThat(places)
                .containsExactly(
                        new Place(1, Instant.parse("2026-01-27T10:30:00Z")),
                        new Place(2, Instant.parse("2026-02-10T10:30:00Z")),
                        new Place(3, Instant.parse("2026-02-24T10:30:00Z")));
    }

    @Test
    void place_on_the_last_day_counts() {
        assertThat(CheckpointPlan.places(ACTIVATED, Period.ofDays(14), LocalDate.parse("2026-01-27")))
                .hasSize(1);
        assertThat(CheckpointPlan.places(ACTIVATED, Period.ofDays(14), LocalDate.parse("2026-01-26")))
                .isEmpty();
    }

    @Test
    void monthly_cadence_returns_to_the_day_of_the_month() {
        List<Place> places = CheckpointPlan.places(
                Instant.parse("2026-01-31T08:00:00Z"), Period.ofMonths(1), LocalDate.parse("2026-05-01"));

        assertThat(places)
                .extracting(Place::scheduledAt)
                .containsExactly(
                        Instant.parse("2026-02-28T08:00:00Z"),
                        Instant.parse("2026-03-31T08:00:00Z"),
                        Instant.parse("2026-04-30T08:00:00Z"));
    }

    @Test
    void cadence_that_does_not_lead_forward_is_refused() {
        LocalDate until = LocalDate.parse("2026-07-15");

        assertThatThrownBy(() -> CheckpointPlan.places(ACTIVATED, Period.ZERO, until))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CheckpointPlan.places(ACTIVATED, Period.ofDays(-7), until))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void number_of_places_is_bounded() {
        assertThat(CheckpointPlan.places(ACTIVATED, Period.ofDays(1), LocalDate.parse("2036-01-01")))
                .hasSize(CheckpointPlan.MAX_CHECKPOINTS);
    }

    @Property
    void places_are_numbered_from_1_ascend_and_end_with_the_mentorship(
            @ForAll @IntRange(min = 1, max = 60) int days, @ForAll @IntRange(max = 1000) int length) {
        LocalDate until = LocalDate.parse("2026-01-13").plusDays(length);

        List<Place> places = CheckpointPlan.places(ACTIVATED, Period.ofDays(days), until);

        assertThat(places).hasSize(Math.min(CheckpointPlan.MAX_CHECKPOINTS, length / days));
        for (int i = 0; i < places.size(); i++) {
            assertThat(places.get(i).ordinal()).isEqualTo(i + 1);
            assertThat(LocalDate.ofInstant(places.get(i).scheduledAt(), ZoneOffset.UTC))
                    .isEqualTo(LocalDate.parse("2026-01-13").plusDays((long) days * (i + 1)));
        }
    }

    @Test
    void first_middle_and_last_checkpoints_have_agendas_of_their_own() {
        assertThat(Agenda.forPlace(1, 12)).isEqualTo(Agenda.KICK_OFF);
        assertThat(Agenda.forPlace(6, 12)).isEqualTo(Agenda.MIDPOINT);
        assertThat(Agenda.forPlace(12, 12)).isEqualTo(Agenda.CLOSING);
        assertThat(Agenda.forPlace(2, 12)).isEqualTo(Agenda.REGULAR);
        assertThat(Agenda.forPlace(1, 1)).isEqualTo(Agenda.KICK_OFF);
    }
}
