package dev.tandem.feedback.survey;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.tandem.feedback.TestAnswers;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@TandemTest
class SurveyResultsTest {

    private static final String RESULTS = "/api/v1/survey-results";

    @Test
    void results_stay_closed_until_five_people_answered_however_often_one_of_them_did() {
        UUID cohort = UUID.randomUUID();
        TestPerson mentor = TestPerson.linked("mentor");
        List<TestMentorship> mentorships = IntStream.range(0, 4)
                .mapToObj(_ -> new TestMentorship(cohort, mentor, TestPerson.unknown("mentee")))
                .toList();
        mentorships.forEach(mentorship -> mentorship.mentee().publish(1, true));
        mentorships.forEach(mentorship -> mentorship.publish("ACTIVE", 3));
        mentorships.forEach(mentorship -> {
            mentorship.awaitInvitations("KICK_OFF", 2);
            mentorship.mentee().awaitLinked();
        });

        mentorships.forEach(mentorship -> new TestAnswers(5, 5, 4, 10).submit(mentorship, mentor, "KICK_OFF"));
        mentorships
                .subList(0, 3)
                .forEach(mentorship -> new TestAnswers(3, 2, 1, 6).submit(mentorship, mentorship.mentee(), "KICK_OFF"));

        for (String token : List.of(Tokens.coordinator(), Tokens.viewer(), Tokens.sponsor())) {
            results(token, cohort, "KICK_OFF")
                    .body("suppressed", is(true))
                    .body("fewestRespondents", equalTo(5))
                    .body("questions", empty())
                    .body("$", not(hasKey("respondents")));
        }

        TestMentorship last = mentorships.getLast();
        new TestAnswers(3, 1, 1, 0).submit(last, last.mentee(), "KICK_OFF");

        // Eight answers by five people: the mentor's four times (5, 5, 4, 10), the mentees' three and one.
        results(Tokens.viewer(), cohort, "KICK_OFF")
                .body("suppressed", is(false))
                .body("respondents", equalTo(5))
                .body("questions.code", contains("communication", "usefulness", "organisation", "recommend"))
                .body("questions.answers", contains(8, 8, 8, 8))
                .body("questions.mean", contains(4.0f, 3.38f, 2.5f, 7.25f))
                .body("questions[0].distribution.value", contains(1, 2, 3, 4, 5))
                .body("questions[0].distribution.count", contains(0, 0, 4, 0, 4))
                .body("questions[1].distribution.count", contains(1, 3, 0, 0, 4))
                .body("questions[3].distribution.count", contains(1, 0, 0, 0, 0, 0, 3, 0, 0, 0, 4));
        results(Tokens.viewer(), cohort, "CLOSING").body("suppressed", is(true));
    }

    @Test
    void cohort_and_occasion_must_be_named() {
        TestPerson.coordinator()
                .queryParam("occasion", "CLOSING")
                .get(RESULTS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("cohortId"));
        TestPerson.coordinator()
                .queryParam("cohortId", UUID.randomUUID())
                .get(RESULTS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("occasion"));
    }

    @Test
    void results_are_not_for_participants() {
        TestPerson.linked("curious")
                .request()
                .queryParam("cohortId", UUID.randomUUID())
                .queryParam("occasion", "CLOSING")
                .get(RESULTS)
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse results(String token, UUID cohort, String occasion) {
        return TestPerson.as(token)
                .queryParam("cohortId", cohort)
                .queryParam("occasion", occasion)
                .get(RESULTS)
                .then()
                .statusCode(200);
    }
}
