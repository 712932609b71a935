package dev.tandem.goals.person;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.EventExamples;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestEvent;
import dev.tandem.platform.testing.TestPerson;
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
                    TestPerson.TOPIC,
                    TestEvent.of(
                            "dev.tandem.person.created.v1",
                            id,
                            example.path("version").asLong(),
                            example));
            person(example).publishLink(1, true);
        }

        for (JsonNode example : examples) {
            int expected = example.path("active").asBoolean() ? 200 : 403;
            String token = person(example).token("participant");
            await().untilAsserted(() ->
                    given().auth().oauth2(token).get("/api/v1/goals").then().statusCode(expected));
        }
    }

    private static TestPerson person(JsonNode example) {
        return TestPerson.of(
                UUID.fromString(example.path("id").asText()),
                example.path("userName").asText());
    }

    @Test
    void person_who_left_has_no_access_and_stale_news_do_not_bring_them_back() {
        TestPerson person = TestMentorship.outsider();

        person.publishAlone(3, false);
        await().untilAsserted(() -> person.request()
                .get("/api/v1/goals")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-deactivated")));
        person.publishAlone(2, true);
        // Published to the same key after the stale one, so that both have been read when it shows.
        person.renamed(person.userName() + "-renamed").publishAlone(4, true);

        await().untilAsserted(() -> person.request().get("/api/v1/goals").then().statusCode(200));
    }

    @Test
    void link_that_was_taken_away_ends_the_access_and_stale_news_do_not_bring_it_back() {
        TestPerson person = TestMentorship.outsider();

        person.publishLink(3, false);
        await().untilAsserted(() -> person.request()
                .get("/api/v1/goals")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tandem:problem:person-not-linked")));
        person.publishLink(2, true);
        TestPerson other = TestPerson.unknown("other");
        other.publishAlone(1, true);
        TestBroker.publish(
                TestPerson.LINKS,
                TestEvent.of(
                        "dev.tandem.identity-link.relinked.v1",
                        person.linkId(),
                        4,
                        TestPerson.link(person.linkId(), 4, person.subject(), other.id(), true)));

        await().untilAsserted(() -> person.request().get("/api/v1/goals").then().statusCode(200));
    }
}
