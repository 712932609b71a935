package dev.tandem.participants.enrollment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.participants.enrollment.rules.Week.Fault;
import dev.tandem.participants.enrollment.rules.Week.Kind;
import dev.tandem.participants.enrollment.rules.Week.Window;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnrollmentRulesTest {

    @Test
    void nothing_moves_out_of_a_terminal_state() {
        List<EnrollmentState> terminal = Arrays.stream(EnrollmentState.values())
                .filter(EnrollmentState::isTerminal)
                .toList();

        assertThat(terminal)
                .containsExactlyInAnyOrder(
                        EnrollmentState.REJECTED, EnrollmentState.WITHDRAWN, EnrollmentState.COMPLETED)
                .allSatisfy(
                        state -> assertThat(EnrollmentAction.values()).noneMatch(action -> action.allowedIn(state)));
    }

    @Test
    void only_what_waits_for_a_decision_is_decided() {
        assertThat(EnrollmentAction.values())
                .filteredOn(EnrollmentAction::isDecision)
                .allMatch(action -> action.allowedIn(EnrollmentState.APPLIED))
                .noneMatch(action -> action.allowedIn(EnrollmentState.READY));
        assertThat(EnrollmentAction.WAITLIST.allowedIn(EnrollmentState.WAITLISTED))
                .isFalse();
    }

    @Test
    void windows_that_touch_do_not_overlap() {
        assertThat(Week.faults(List.of(
                        window(DayOfWeek.MONDAY, "09:00", "10:00"),
                        window(DayOfWeek.MONDAY, "10:00", "11:00"),
                        window(DayOfWeek.TUESDAY, "09:30", "10:30"))))
                .isEmpty();
    }

    @Test
    void overlapping_and_empty_windows_are_named() {
        assertThat(Week.faults(List.of(
                        window(DayOfWeek.MONDAY, "09:00", "10:00"),
                        window(DayOfWeek.MONDAY, "09:59", "11:00"),
                        window(DayOfWeek.FRIDAY, "09:00", "09:00"))))
                .containsExactly(new Fault(1, Kind.OVERLAPS), new Fault(2, Kind.ENDS_BEFORE_START));
    }

    private static Window window(DayOfWeek day, String start, String end) {
        return new Window(day, LocalTime.parse(start), LocalTime.parse(end));
    }
}
