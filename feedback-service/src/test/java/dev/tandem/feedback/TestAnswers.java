package dev.tandem.feedback;

import dev.tandem.platform.testing.TestPerson;
import io.restassured.response.ValidatableResponse;

/** Answers to the built-in survey. */
public record TestAnswers(int communication, int usefulness, int organisation, int recommend) {

    /** What somebody answers who likes it. */
    public static final TestAnswers CONTENT = new TestAnswers(5, 4, 4, 9);

    /** The request. */
    public String body(String invitation) {
        return """
                {"invitationId": "%s", "answers": [
                  {"question": "communication", "value": %d}, {"question": "usefulness", "value": %d},
                  {"question": "organisation", "value": %d}, {"question": "recommend", "value": %d},
                  {"question": "comment", "text": "Keep the kick-off."}]}""".formatted(invitation, communication, usefulness, organisation, recommend);
    }

    /** Has somebody give them. */
    public ValidatableResponse submit(TestPerson person, String invitation) {
        return person.request()
                .body(body(invitation))
                .post("/api/v1/survey-responses")
                .then();
    }

    /** Has somebody answer about a mentorship at an occasion. */
    public void submit(TestMentorship mentorship, TestPerson person, String occasion) {
        submit(person, mentorship.invitation(person, occasion)).statusCode(201);
    }
}
