package dev.tandem.goals.person;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.goals.TestMentorship;
import dev.tandem.goals.TestMentorship.TestPerson;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class PersonProjectorTest {

    @Test
    void people_of_the_producers_examples_are_recognised_when_active() {
        List<JsonNode> examples = EventExamples.of("participants", "person");

        for (JsonNode example : examples) {
            UUID id = UUID.fromString(example.path("id").asText());
            TestBroker.publish(
                    TestMentorship.PEOPLE,
                    TestEvent.of(
                            "dev.tandem.person.created.v1",
                            id,
                            example.path("version").asLong(),
                            example));
        }

        for (JsonNode example : examples) {
            int expected = example.path("active").asBoolean() ? 200 : 403;
            await().untilAsserted(() -> given().auth()
                    .oauth2(Tokens.participant(example.path("userName").asText()))
                    .get("/api/v1/goals")
                    .then()
                    .statusCode(expected));
        }
    }

    @Test
    void person_who_left_is_no_longer_linked_and_stale_news_do_not_bring_them_back() {
        TestPerson person = TestMentorship.outsider();

        TestMentorship.publish(person, 3, false);
        await().untilAsserted(() -> person.request()
                .get("/api/v1/goals")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked")));
        TestMentorship.publish(person, 2, true);
        // Published to the same key after the stale one, so that both have been read when it shows.
        TestMentorship.publish(new TestPerson(person.id(), person.userName() + "-renamed"), 4, true);
        await().untilAsserted(() -> given().auth()
                .oauth2(Tokens.participant(person.userName() + "-renamed"))
                .get("/api/v1/goals")
                .then()
                .statusCode(200));

        person.request().get("/api/v1/goals").then().statusCode(403);
    }
}
