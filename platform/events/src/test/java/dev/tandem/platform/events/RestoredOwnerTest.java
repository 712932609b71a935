package dev.tandem.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class RestoredOwnerTest {

    private static final String EPOCHS = "/api/v1/test-epochs";
    private static final String PROJECTIONS = "/api/v1/test-projections";
    private static final String REPLAYS = "/api/v1/test-replays";

    UnaryOperator<String> tokens;

    @Inject
    NoteService notes;

    @Inject
    Rows rows;

    @Test
    void a_restored_owner_raises_its_epoch_and_its_consumers_have_its_state_again() {
        UUID id = notes.write("before the backup");
        notes.rewrite(id, "after the backup");
        notes.rewrite(id, "long after the backup");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 3);
        rows.execute("update note set version = 1, text = 'before the backup' where id = '" + id + "'");

        Response raised = coordinator()
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"Restored to the backup\"}")
                .post(EPOCHS);

        assertThat(raised.statusCode()).isEqualTo(201);
        assertThat(raised.jsonPath().getLong("epoch")).isGreaterThan(1_700_000_000L);
        await().atMost(Wire.LIMIT)
                .until(() -> rows.projection(id).filter(p -> p.version() == 1).isPresent());
        assertThat(rows.projection(id).orElseThrow().text()).isEqualTo("before the backup");
        notes.rewrite(id, "goes on from there");
        await().atMost(Wire.LIMIT)
                .until(() -> rows.projection(id)
                        .filter(p -> p.text().equals("goes on from there"))
                        .isPresent());
        assertThat(rows.projectedVersion(id)).isEqualTo(2);
        awaitReplay(raised.jsonPath().getString("replayId"));
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'raised' and object_id = ?",
                        UUID.fromString(raised.jsonPath().getString("id"))))
                .isEqualTo(1);
    }

    @Test
    void each_raise_is_higher_than_all_before_and_listed_with_its_reason() {
        long first = raise("one").jsonPath().getLong("epoch");

        long second = raise("other").jsonPath().getLong("epoch");

        assertThat(second).isGreaterThan(first);
        assertThat(coordinator().get(EPOCHS).jsonPath().getList("items.reason", String.class))
                .startsWith("other", "one")
                .endsWith("The beginning");
    }

    @Test
    void a_rebuild_overwrites_what_is_wrong_and_prunes_what_the_owner_has_no_more() {
        UUID wrong = notes.write("right");
        UUID gone = notes.write("soon gone");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(wrong) == 1 && rows.projectedVersion(gone) == 1);
        rows.execute("update note_projection set text = 'wrong' where id = '" + wrong + "'");
        rows.execute("delete from note where id = '" + gone + "'");

        Response rebuilt = coordinator().noContentType().post(PROJECTIONS + "/notes/rebuild");

        assertThat(rebuilt.statusCode()).isEqualTo(200);
        assertThat(rows.projection(wrong)).isPresent();
        awaitReplay(coordinator().noContentType().post(REPLAYS).jsonPath().getString("id"));
        await().atMost(Wire.LIMIT)
                .until(() -> rows.projection(wrong)
                        .filter(p -> p.text().equals("right"))
                        .isPresent());
        await().atMost(Wire.LIMIT).until(() -> unrenewed() == rows.count("""
                select count(*) from projection_version v where v.topic = 'tandem.test.note' and v.forgotten_at is not null
                  and not exists (select 1 from note n where n.id = v.aggregate_id)"""));
        assertThat(rows.projection(gone)).isPresent();
        assertThat(prune(unrenewed() + 1).statusCode()).isEqualTo(409);
        assertThat(prune(unrenewed()).statusCode()).isEqualTo(200);
        assertThat(rows.projection(gone)).isEmpty();
        assertThat(rows.projection(wrong)).isPresent();
        assertThat(unrenewed()).isZero();
    }

    @Test
    void projections_are_listed_with_their_topic_and_rows() {
        UUID id = notes.write("counted");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);

        Response list = coordinator().get(PROJECTIONS);

        assertThat(list.jsonPath().getList("items.name", String.class)).containsExactly("notes");
        assertThat(list.jsonPath().getString("items[0].topic")).isEqualTo("tandem.test.note");
        assertThat(list.jsonPath().getLong("items[0].rows")).isPositive();
    }

    @Test
    void an_unknown_projection_is_not_found() {
        assertThat(coordinator()
                        .noContentType()
                        .post(PROJECTIONS + "/moons/rebuild")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void others_may_neither_raise_nor_rebuild() {
        RequestSpecification participant = given().auth().oauth2(tokens.apply("participant"));

        assertThat(participant
                        .contentType(ContentType.JSON)
                        .body("{\"reason\": \"curious\"}")
                        .post(EPOCHS)
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().auth()
                        .oauth2(tokens.apply("participant"))
                        .noContentType()
                        .post(PROJECTIONS + "/notes/rebuild")
                        .statusCode())
                .isEqualTo(403);
    }

    private RequestSpecification coordinator() {
        return given().auth().oauth2(tokens.apply("coordinator"));
    }

    private Response raise(String reason) {
        return coordinator()
                .contentType(ContentType.JSON)
                .body("{\"reason\": \"" + reason + "\"}")
                .post(EPOCHS);
    }

    private Response prune(long unrenewed) {
        return coordinator()
                .contentType(ContentType.JSON)
                .body("{\"unrenewed\": " + unrenewed + "}")
                .post(PROJECTIONS + "/notes/prune");
    }

    private long unrenewed() {
        return coordinator().get(PROJECTIONS).jsonPath().getLong("items[0].unrenewed");
    }

    private void awaitReplay(String id) {
        await().atMost(Wire.LIMIT)
                .until(() -> coordinator()
                        .get(REPLAYS + "/" + id)
                        .jsonPath()
                        .getString("state")
                        .equals("COMPLETED"));
    }
}
