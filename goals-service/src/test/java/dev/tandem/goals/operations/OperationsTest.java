package dev.tandem.goals.operations;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@TandemTest
class OperationsTest {

    private static final String GOALS = "/api/v1/goals";
    private static final String REPLAYS = "/api/v1/goals-replays";
    private static final String AUDIT = "/api/v1/goals-audit-entries";

    @Test
    void replay_publishes_goals_and_checkpoints_again_with_their_versions() {
        TestMentorship mentorship = TestMentorship.active();
        String goal = createGoal(mentorship);
        mentorship
                .mentee()
                .request()
                .post(GOALS + "/" + goal + "/achieve")
                .then()
                .statusCode(200);
        String checkpoint = mentorship.checkpoint(1);

        String location = TestMentorship.coordinator()
                .post(REPLAYS)
                .then()
                .statusCode(202)
                .extract()
                .header("Location");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> TestMentorship.coordinator()
                        .get(URI.create(location).getPath())
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("COMPLETED")));
        assertThat(TestBroker.readKey("tandem.goals.goal", goal, 3)).last().satisfies(event -> {
            assertThat(TestBroker.header(event, "ce_type")).isEqualTo("dev.tandem.goal.replayed.v1");
            assertThat(TestBroker.header(event, "ce_sequence")).isEqualTo("2");
        });
        assertThat(TestBroker.readKey("tandem.goals.checkpoint", checkpoint, 2))
                .last()
                .extracting(event -> TestBroker.header(event, "ce_type"))
                .isEqualTo("dev.tandem.checkpoint.replayed.v1");
    }

    @Test
    void audit_says_who_did_what() {
        TestMentorship mentorship = TestMentorship.active();
        String goal = createGoal(mentorship);

        TestMentorship.coordinator()
                .queryParam("objectId", goal)
                .get(AUDIT)
                .then()
                .statusCode(200)
                .body("items.action", contains("created"))
                .body("items.objectType", contains("goal"))
                .body("items.actorSubject", contains(mentorship.mentee().subject()))
                .body("items.actorPersonId", contains(mentorship.mentee().id().toString()));
        TestMentorship.coordinator()
                .queryParam("objectId", mentorship.checkpoint(1))
                .get(AUDIT)
                .then()
                .body("items.actorSubject", hasItem("system:goals"));
    }

    @Test
    void operations_are_for_coordinators() {
        String participant = Tokens.participant(TestMentorship.outsider().userName());

        given().auth().oauth2(participant).get(AUDIT).then().statusCode(403);
        given().auth().oauth2(Tokens.viewer()).get(AUDIT).then().statusCode(403);
        given().auth()
                .oauth2(participant)
                .contentType("application/json")
                .post(REPLAYS)
                .then()
                .statusCode(403);
        given().get(AUDIT).then().statusCode(401);
    }

    private static String createGoal(TestMentorship mentorship) {
        return mentorship
                .mentee()
                .request()
                .body("""
                        {"mentorshipId": "%s", "kind": "SKILL", "title": "Review designs"}""".formatted(mentorship.id()))
                .post(GOALS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
