package dev.tandem.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class ReplayTest {

    private static final String TOPIC = "tandem.test.note";
    private static final String REPLAYS = "/api/v1/test-replays";

    UnaryOperator<String> tokens;

    @Inject
    NoteService notes;

    @Inject
    Projections projections;

    @Inject
    Replays replays;

    @Inject
    Rows rows;

    @Inject
    Wire wire;

    @Test
    void a_dropped_projection_is_rebuilt_from_a_replay_with_the_same_versions() {
        UUID id = notes.write("first");
        notes.rewrite(id, "second");
        for (int i = 0; i < 450; i++) {
            notes.write("one of many " + i);
        }
        await().atMost(Wire.LIMIT).until(() -> notProjected() == 0 && rows.projectedVersion(id) == 2);
        rows.execute("delete from note_projection");
        projections.rebuild("notes");

        ReplayResponse started = replays.start(null);

        await().atMost(Wire.LIMIT).until(() -> replays.get(started.id()).state() == ReplayResponse.State.COMPLETED);
        await().atMost(Wire.LIMIT).until(() -> notProjected() == 0 && rows.projectedVersion(id) == 2);
        ReplayResponse finished = replays.get(started.id());
        assertThat(finished.progress()).isEqualTo(100);
        assertThat(finished.finishedAt()).isNotNull();
        ReplayResponse.AggregateProgress progress = finished.aggregates().getFirst();
        assertThat(progress.aggregate()).isEqualTo("note");
        assertThat(progress.published()).isGreaterThanOrEqualTo(451).isEqualTo(progress.total());
        ConsumerRecord<String, byte[]> last = wire.await(TOPIC, id, 3).getLast();
        assertThat(Wire.header(last, "ce_type")).isEqualTo("dev.tandem.note.replayed.v1");
        assertThat(Wire.header(last, "ce_sequence")).isEqualTo("2");
    }

    @Test
    void a_replay_is_skipped_by_those_who_are_up_to_date() {
        UUID id = notes.write("known");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);

        ReplayResponse started = replays.start(null);
        await().atMost(Wire.LIMIT).until(() -> replays.get(started.id()).state() == ReplayResponse.State.COMPLETED);
        wire.await(TOPIC, id, 2);
        notes.rewrite(id, "marker");

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 2);
        assertThat(rows.projection(id)).contains(new Rows.Projected("marker", 2, 2));
    }

    @Test
    void a_coordinator_starts_a_replay_over_http_and_follows_it() {
        notes.write("over http");

        Response accepted = given().auth()
                .oauth2(tokens.apply("coordinator"))
                .contentType(ContentType.JSON)
                .body("{\"aggregates\": [\"note\"]}")
                .post(REPLAYS);

        assertThat(accepted.statusCode()).isEqualTo(202);
        String location = accepted.header("Location");
        assertThat(location).startsWith(REPLAYS + "/");
        await().atMost(Wire.LIMIT)
                .until(() -> given().auth()
                        .oauth2(tokens.apply("coordinator"))
                        .get(location)
                        .jsonPath()
                        .getString("state")
                        .equals("COMPLETED"));
    }

    @Test
    void a_replay_needs_no_body() {
        Response accepted = given().auth()
                .oauth2(tokens.apply("coordinator"))
                .noContentType()
                .post(REPLAYS);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(accepted.jsonPath().getList("aggregates.aggregate", String.class))
                .containsExactly("note");
    }

    @Test
    void a_replay_of_something_unknown_is_refused() {
        Response refused = given().auth()
                .oauth2(tokens.apply("coordinator"))
                .contentType(ContentType.JSON)
                .body("{\"aggregates\": [\"note\", \"moon\"]}")
                .post(REPLAYS);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/aggregates/1");
    }

    @Test
    void others_may_not_replay() {
        assertThat(given().noContentType().post(REPLAYS).statusCode()).isEqualTo(401);
        assertThat(given().auth()
                        .oauth2(tokens.apply("participant"))
                        .noContentType()
                        .post(REPLAYS)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_unknown_replay_is_not_found() {
        assertThat(given().auth()
                        .oauth2(tokens.apply("coordinator"))
                        .get(REPLAYS + "/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
    }

    private long notProjected() {
        return rows.count("select count(*) from note n where n.text like 'one of many%' and not exists"
                + " (select 1 from note_projection p where p.id = n.id and p.version = n.version)");
    }
}
