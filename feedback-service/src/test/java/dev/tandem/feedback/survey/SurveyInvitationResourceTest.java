package dev.tandem.feedback.survey;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.tandem.feedback.TestAnswers;
import dev.tandem.feedback.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class SurveyInvitationResourceTest {

    private static final String SURVEYS = "/api/v1/surveys";
    private static final String INVITATIONS = "/api/v1/survey-invitations";
    private static final String PULSE = "01920000-0000-7000-8000-000000000101";

    @Test
    void built_in_survey_is_shown_with_its_questions_in_order() {
        TestPerson.as(Tokens.viewer())
                .get(SURVEYS)
                .then()
                .statusCode(200)
                .body("items.code", contains("mentorship-pulse"))
                .body(
                        "items[0].questions.code",
                        contains("communication", "usefulness", "organisation", "recommend", "comment"))
                .body("items[0].questions.type", contains("LIKERT", "LIKERT", "LIKERT", "NPS", "TEXT"));
        TestPerson.coordinator()
                .get(SURVEYS + "/" + PULSE)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo("How is your mentorship going?"));
        TestPerson.coordinator().get(SURVEYS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void surveys_are_for_those_who_know_the_program() {
        TestPerson.as(Tokens.hr()).get(SURVEYS).then().statusCode(403);
        given().get(SURVEYS).then().statusCode(401);
    }

    @Test
    void people_see_their_own_invitations_and_coordinators_all_of_a_cohort() {
        TestMentorship mentorship = TestMentorship.active();
        TestPerson mentor = mentorship.mentor();

        mentor.request()
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].personId", equalTo(mentor.id().toString()))
                .body("items[0].surveyId", equalTo(PULSE))
                .body("items[0].mentorshipId", equalTo(mentorship.id().toString()))
                .body("items[0].occasion", equalTo("KICK_OFF"))
                .body("items[0].state", equalTo("OPEN"))
                .body("items[0].invitedAt", notNullValue())
                .body("items[0]", not(hasKey("answeredAt")))
                .body("items[0].allowedActions.action", contains("answer"))
                .body("items[0].allowedActions[0].allowed", is(true));
        TestPerson.coordinator()
                .queryParam("cohortId", mentorship.cohortId())
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body(
                        "items.personId",
                        containsInAnyOrder(
                                mentor.id().toString(), mentorship.mentee().id().toString()))
                .body("items.collect { it.allowedActions[0].code }", everyItem(equalTo("NOT_INVITED")));
    }

    @Test
    void filters_narrow_the_list_and_the_cursor_goes_on() {
        TestMentorship mentorship = TestMentorship.active();
        TestAnswers.CONTENT.submit(mentorship, mentorship.mentor(), "KICK_OFF");

        TestPerson.coordinator()
                .queryParam("mentorshipId", mentorship.id())
                .queryParam("state", "ANSWERED")
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("items.personId", contains(mentorship.mentor().id().toString()))
                .body("items[0].answeredAt", notNullValue())
                .body("items[0]", not(hasKey("answers")));
        TestPerson.coordinator()
                .queryParam("mentorshipId", mentorship.id())
                .queryParam("occasion", "CLOSING")
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("items", empty());
        String cursor = TestPerson.coordinator()
                .queryParam("mentorshipId", mentorship.id())
                .queryParam("limit", 1)
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .extract()
                .path("nextCursor");
        TestPerson.coordinator()
                .queryParam("mentorshipId", mentorship.id())
                .queryParam("limit", 1)
                .queryParam("cursor", cursor)
                .get(INVITATIONS)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("$", not(hasKey("nextCursor")));
        TestPerson.coordinator()
                .queryParam("occasion", "MIDPOINT")
                .get(INVITATIONS)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("occasion"));
    }

    @Test
    void invitation_is_read_by_the_invited_and_the_coordinator_alone() {
        TestMentorship mentorship = TestMentorship.active();
        String path = INVITATIONS + "/" + mentorship.invitation(mentorship.mentee(), "KICK_OFF");

        mentorship.mentee().request().get(path).then().statusCode(200).header("ETag", "\"1\"");
        TestPerson.coordinator().get(path).then().statusCode(200);
        mentorship.mentor().request().get(path).then().statusCode(404);
        TestPerson.coordinator()
                .get(INVITATIONS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        TestPerson.as(Tokens.viewer()).get(path).then().statusCode(403);
    }

    @Test
    void participant_cannot_widen_the_list_by_filters() {
        TestMentorship mentorship = TestMentorship.active();
        TestMentorship others = TestMentorship.active();

        for (String filter : List.of("mentorshipId=" + others.id(), "cohortId=" + others.cohortId())) {
            mentorship
                    .mentor()
                    .request()
                    .get(INVITATIONS + "?" + filter)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
    }

    @Test
    void token_of_nobody_known_is_refused() {
        TestPerson.unknown("stranger")
                .request()
                .get(INVITATIONS)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked"));
    }
}
