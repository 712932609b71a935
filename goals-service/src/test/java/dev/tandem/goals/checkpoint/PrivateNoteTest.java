package dev.tandem.goals.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.tandem.goals.TestMentorship;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.TestPerson;
import dev.tandem.platform.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class PrivateNoteTest {

    private static final String CHECKPOINTS = "/api/v1/checkpoints";

    @Test
    void author_reads_the_note_in_every_view() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        TestPerson mentee = mentorship.mentee();
        write(mentee, id, "\"0\"", "for my eyes").then().statusCode(200).header("ETag", "\"1\"");

        mentee.request()
                .get(CHECKPOINTS + "/" + id + "/private-note")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("text", equalTo("for my eyes"));
        mentee.request().get(CHECKPOINTS + "/" + id).then().body("privateNote", equalTo("for my eyes"));
        mentee.request().get(CHECKPOINTS).then().body("items.privateNote", hasItem("for my eyes"));
    }

    @Test
    void nobody_else_ever_sees_the_note() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        String secret = "secret-" + UUID.randomUUID();
        TestPerson mentee = mentorship.mentee();
        TestPerson mentor = mentorship.mentor();
        TestPerson boss = TestMentorship.outsider();
        write(mentee, id, "\"0\"", secret).then().statusCode(200);
        write(mentor, id, "\"0\"", "the mentor's own").then().statusCode(200);

        Stream<String> answersToOthers = Stream.of(
                        mentor.request().get(CHECKPOINTS + "/" + id),
                        mentor.request().get(CHECKPOINTS),
                        mentor.request().get(CHECKPOINTS + "/" + id + "/private-note"),
                        mentor.request()
                                .body("{\"scheduledAt\": \"2099-01-01T09:00:00Z\"}")
                                .post(CHECKPOINTS + "/" + id + "/reschedule"),
                        mentor.request()
                                .body(CheckpointResourceTest.minutes(mentorship))
                                .post(CHECKPOINTS + "/" + id + "/hold"),
                        TestMentorship.coordinator().get(CHECKPOINTS + "/" + id),
                        TestMentorship.coordinator()
                                .queryParam("mentorshipId", mentorship.id())
                                .get(CHECKPOINTS),
                        TestMentorship.coordinator().get(CHECKPOINTS + "/" + id + "/private-note"),
                        coordinatorWhoIsA(boss).get(CHECKPOINTS + "/" + id),
                        coordinatorWhoIsA(boss).get(CHECKPOINTS + "/" + id + "/private-note"),
                        TestMentorship.coordinator().queryParam("objectId", id).get("/api/v1/goals-audit-entries"))
                .map(io.restassured.response.Response::asString);
        assertThat(answersToOthers)
                .hasSize(11)
                .allSatisfy(answer -> assertThat(answer).isNotEmpty().doesNotContain(secret));

        List<ConsumerRecord<String, byte[]>> events = TestBroker.readKey("tandem.goals.checkpoint", id, 3);
        assertThat(events).hasSize(3).allSatisfy(event -> {
            String data = new String(event.value(), StandardCharsets.UTF_8);
            assertThat(data).doesNotContain(secret).doesNotContain("Note");
        });
        mentee.request().get(CHECKPOINTS + "/" + id).then().body("privateNote", equalTo(secret));
        mentor.request().get(CHECKPOINTS + "/" + id).then().body("privateNote", equalTo("the mentor's own"));
        TestMentorship.coordinator().get(CHECKPOINTS + "/" + id).then().body("privateNote", nullValue());
    }

    @Test
    void writing_a_note_does_not_show_in_the_checkpoints_version() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);

        write(mentorship.mentee(), id, "\"0\"", "quiet").then().statusCode(200);

        mentorship.mentor().request().get(CHECKPOINTS + "/" + id).then().header("ETag", "\"1\"");
    }

    @Test
    void note_is_not_overwritten_unseen() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        TestPerson mentee = mentorship.mentee();

        mentee.request()
                .body("{\"text\": \"x\"}")
                .put(CHECKPOINTS + "/" + id + "/private-note")
                .then()
                .statusCode(428);
        write(mentee, id, "\"0\"", "first").then().statusCode(200);
        write(mentee, id, "\"0\"", "second").then().statusCode(412);
        write(mentee, id, "\"1\"", "second").then().statusCode(200).header("ETag", "\"2\"");
        write(mentee, id, "\"2\"", " ").then().statusCode(200).body("text", nullValue());
        write(mentee, id, "\"3\"", "x".repeat(10_001)).then().statusCode(400);
    }

    @Test
    void writing_is_audited_without_the_text() {
        TestMentorship mentorship = TestMentorship.active();
        String id = mentorship.checkpoint(1);
        write(mentorship.mentee(), id, "\"0\"", "audited").then().statusCode(200);

        TestMentorship.coordinator()
                .queryParam("objectId", id)
                .queryParam("action", "private-note-written")
                .get("/api/v1/goals-audit-entries")
                .then()
                .statusCode(200)
                .body("items.actorPersonId", hasItem(mentorship.mentee().id().toString()));
    }

    private static io.restassured.response.Response write(TestPerson author, String id, String ifMatch, String text) {
        return author.request()
                .header("If-Match", ifMatch)
                .body("{\"text\": \"%s\"}".formatted(text))
                .put(CHECKPOINTS + "/" + id + "/private-note");
    }

    private static io.restassured.specification.RequestSpecification coordinatorWhoIsA(TestPerson person) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of(person.userName(), "coordinator", "participant"))
                .contentType(ContentType.JSON);
    }
}
