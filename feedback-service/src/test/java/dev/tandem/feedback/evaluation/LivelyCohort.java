package dev.tandem.feedback.evaluation;

import dev.tandem.feedback.TestAnswers;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.TestPerson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cohort of which every figure is known by hand: three mentors, six mentees who joined, eight mentorships of which five
 * started, and two people who never joined. Days count from its first one, 160 days ago.
 */
final class LivelyCohort {

    private final Instant firstDay =
            Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(160));

    final TestCohort cohort;
    final TestPerson firstMentor = TestPerson.unknown("mentor");
    final TestPerson firstMentee = TestPerson.unknown("mentee");
    private final TestPerson secondMentor = TestPerson.unknown("mentor");
    private final TestPerson secondMentee = TestPerson.unknown("mentee");
    private final TestPerson thirdMentor = TestPerson.unknown("mentor");
    private final TestPerson thirdMentee = TestPerson.unknown("mentee");
    final TestMentorship first;
    private final TestMentorship second;
    private final TestMentorship third;

    LivelyCohort(String name) {
        cohort = new TestCohort(UUID.randomUUID(), name, "ACTIVE");
        List<TestPerson> closing =
                List.of(firstMentor, firstMentee, secondMentor, secondMentee, thirdMentor, thirdMentee);
        closing.forEach(person -> person.publish(1, true));
        TestPerson fourthMentee = TestPerson.unknown("mentee");
        TestPerson fifthMentee = TestPerson.unknown("mentee");

        // Nine of eleven joined. The one who withdrew had joined before.
        UUID mentor1 = cohort.enroll(firstMentor.id(), "MENTOR", "READY", day(0));
        UUID mentor2 = cohort.enroll(secondMentor.id(), "MENTOR", "COMPLETED", day(0));
        UUID mentor3 = cohort.enroll(thirdMentor.id(), "MENTOR", "READY", day(0));
        UUID mentee1 = cohort.enroll(firstMentee.id(), "MENTEE", "READY", day(0));
        UUID mentee2 = cohort.enroll(secondMentee.id(), "MENTEE", "READY", day(1));
        UUID mentee3 = cohort.enroll(thirdMentee.id(), "MENTEE", "READY", day(0));
        UUID mentee4 = cohort.enroll(fourthMentee.id(), "MENTEE", "READY", day(0));
        UUID mentee5 = cohort.enroll(fifthMentee.id(), "MENTEE", "READY", day(0));
        cohort.enroll(UUID.randomUUID(), "MENTEE", "WITHDRAWN", day(0));
        cohort.enroll(UUID.randomUUID(), "MENTOR", "REJECTED", null);
        cohort.enroll(UUID.randomUUID(), "MENTEE", "APPLIED", null);

        // Started: 100, 89, 40 and 50 days, and one that runs since day 70.
        first = pair(firstMentor, firstMentee, mentor1, mentee1, 800_000, 10, 110, "COMPLETED");
        second = pair(secondMentor, secondMentee, mentor2, mentee2, null, 21, 110, "COMPLETED");
        TestMentorship broken = pair(thirdMentor, thirdMentee, mentor3, mentee3, 500_000, 12, 52, "ENDED");
        third = pair(thirdMentor, thirdMentee, mentor3, mentee3, 650_000, 60, 110, "COMPLETED");
        TestMentorship running = pair(firstMentor, fourthMentee, mentor1, mentee4, 590_000, 70, 110, "ACTIVE");
        // Not started: one still proposed, one declined, one withdrawn before the start.
        pair(secondMentor, fifthMentee, mentor2, mentee5, 900_000, 0, 5, "PROPOSED");
        pair(secondMentor, fifthMentee, mentor2, mentee5, 700_000, 0, 5, "DECLINED");
        TestMentorship never = new TestMentorship(cohort.id(), firstMentor, fifthMentee)
                .enrolled(mentor1, mentee5)
                .lasting(day(0), day(5));
        never.publish(8, never.snapshot("ENDED", 8).putNull("activatedAt"));
        never.awaitApplied(8);

        // Seven held of nine: one was missed while its mentorship lasted, one is overdue in the running one.
        cohort.checkpoint(first, "HELD", day(24));
        cohort.checkpoint(first, "HELD", day(38));
        cohort.checkpoint(first, "CANCELLED", day(52));
        cohort.checkpoint(first, "CANCELLED", day(115));
        cohort.checkpoint(second, "HELD", day(35));
        cohort.checkpoint(second, "HELD", day(49));
        cohort.checkpoint(second, "HELD", day(63));
        cohort.checkpoint(broken, "HELD", day(60));
        cohort.checkpoint(broken, "CANCELLED", day(80));
        cohort.checkpoint(running, "HELD", day(84));
        cohort.checkpoint(running, "SCHEDULED", day(98));
        cohort.checkpoint(running, "SCHEDULED", day(200));

        List.of("ACHIEVED", "ACHIEVED", "ACHIEVED", "OPEN", "ABANDONED", "ABANDONED")
                .forEach(cohort::goal);
        cohort.awaitApplied();
        closing.forEach(TestPerson::awaitLinked);
    }

    /** Four people answer the closing survey: one fewer than may be shown. */
    void fourAnswer() {
        new TestAnswers(5, 5, 4, 10).submit(first, firstMentor, "CLOSING");
        new TestAnswers(4, 4, 4, 9).submit(first, firstMentee, "CLOSING");
        new TestAnswers(3, 4, 5, 8).submit(second, secondMentor, "CLOSING");
        new TestAnswers(5, 5, 5, 6).submit(second, secondMentee, "CLOSING");
    }

    /** The other two answer: 74 of 18 Likert answers, two promoters and two detractors of six. */
    void allAnswer() {
        new TestAnswers(4, 3, 4, 7).submit(third, thirdMentor, "CLOSING");
        new TestAnswers(2, 4, 4, 0).submit(third, thirdMentee, "CLOSING");
    }

    /** Two feedbacks, 18 points in six ratings. */
    void giveFeedback() {
        rate(firstMentor, firstMentee, 5, 4, 3);
        rate(firstMentee, firstMentor, 2, 2, 2);
    }

    /** When the running mentorship began. */
    Instant runningSince() {
        return day(70);
    }

    private void rate(TestPerson author, TestPerson about, int communication, int engagement, int progress) {
        author.request()
                .body("""
                        {"mentorshipId": "%s", "aboutPersonId": "%s", "communication": %d, "engagement": %d,
                         "progress": %d}""".formatted(first.id(), about.id(), communication, engagement, progress))
                .post("/api/v1/feedback")
                .then()
                .statusCode(201);
    }

    private TestMentorship pair(
            TestPerson mentor,
            TestPerson mentee,
            UUID mentorEnrollment,
            UUID menteeEnrollment,
            @Nullable Integer score,
            int from,
            int until,
            String state) {
        TestMentorship pair = new TestMentorship(cohort.id(), mentor, mentee)
                .enrolled(mentorEnrollment, menteeEnrollment)
                .lasting(day(from), day(until))
                .scored(score);
        return cohort.mentorship(pair, state);
    }

    private Instant day(int number) {
        return firstDay.plus(Duration.ofDays(number));
    }
}
