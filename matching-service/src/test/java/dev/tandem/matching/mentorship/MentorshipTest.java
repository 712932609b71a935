package dev.tandem.matching.mentorship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortState;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.web.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MentorshipTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T10:00:00Z");

    private final UUID ana = Ids.next();
    private final UUID ben = Ids.next();

    @Test
    void it_becomes_active_when_the_last_member_accepts() {
        Mentorship mentorship = proposed();

        mentorship.accept(ana, NOW);
        assertThat(mentorship.state()).isEqualTo(MentorshipState.PROPOSED);
        assertThat(mentorship.activatedAt()).isNull();

        mentorship.accept(ben, LATER);
        assertThat(mentorship.state()).isEqualTo(MentorshipState.ACTIVE);
        assertThat(mentorship.everybody()).allMatch(member -> member.places() == 1);
        assertThat(mentorship.activatedAt()).isEqualTo(LATER);
    }

    @Test
    void it_is_active_at_once_when_all_have_agreed_before() {
        Mentorship mentorship = new Mentorship(
                Ids.next(),
                plan(),
                List.of(
                        Member.agreed(Seat.mentor(ana, Ids.next()), 1, NOW),
                        Member.agreed(Seat.mentee(ben, Ids.next()), 1, NOW)),
                NOW);

        assertThat(mentorship.state()).isEqualTo(MentorshipState.ACTIVE);
        assertThat(mentorship.version()).isEqualTo(1);
    }

    @Test
    void one_member_declining_is_enough() {
        Mentorship mentorship = proposed();
        mentorship.accept(ana, NOW);

        mentorship.decline(ben, "No time", LATER);

        assertThat(mentorship.state()).isEqualTo(MentorshipState.DECLINED);
        assertThat(mentorship.endReason()).isEqualTo(EndReason.DECLINED);
        assertThat(mentorship.endedAt()).isEqualTo(LATER);
        assertThat(mentorship.everybody()).allMatch(member -> member.places() == 0);
    }

    @Test
    void the_end_of_the_cohort_completes_what_runs_and_ends_what_was_never_accepted() {
        Mentorship running = proposed();
        running.accept(ana, NOW);
        running.accept(ben, NOW);
        Mentorship waiting = proposed();

        running.close(LATER);
        waiting.close(LATER);

        assertThat(running.state()).isEqualTo(MentorshipState.COMPLETED);
        assertThat(waiting.state()).isEqualTo(MentorshipState.ENDED);
        assertThat(waiting.endReason()).isEqualTo(EndReason.COHORT_COMPLETED);
    }

    @Test
    void it_keeps_the_schedule_of_its_program_and_cohort() {
        assertThat(proposed().schedule())
                .isEqualTo(new Schedule("P14D", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 8, 31)));
    }

    private Mentorship proposed() {
        return new Mentorship(
                Ids.next(),
                plan(),
                List.of(Member.asked(Seat.mentor(ana, Ids.next()), 1), Member.asked(Seat.mentee(ben, Ids.next()), 1)),
                NOW);
    }

    private static MentorshipPlan plan() {
        UUID programId = Ids.next();
        return new MentorshipPlan(
                new Cohort(
                        Ids.next(),
                        programId,
                        "Spring",
                        CohortState.MATCHING,
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 8, 31)),
                new Program(programId, "Leadership", ProgramFormat.ONE_ON_ONE, "P14D", false),
                Origin.MANUAL,
                null,
                700_000,
                List.of(),
                null,
                List.of(),
                null,
                null);
    }
}
