package dev.tandem.platform.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class ParkedEventsTest {

    private static final String PARKED = "/api/v1/test-parked-events";
    private static final String SECRETS = "tandem.test.note-secret";

    UnaryOperator<String> tokens;

    @Inject
    NoteService notes;

    @Inject
    Rows rows;

    @Inject
    Wire wire;

    @Inject
    TopicAdmin topics;

    private UUID id;

    @BeforeEach
    void park() {
        topics.configure(SECRETS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "3000");
        id = notes.write("has a large secret");
        notes.publishRestricted(id, "x".repeat(5_000));
        await().atMost(Wire.LIMIT).until(() -> rows.parked(id) == 1);
    }

    @AfterEach
    void clear() {
        topics.configure(SECRETS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "30000");
        rows.execute("delete from outbox_event where parked_at is not null");
    }

    @Test
    void parked_events_are_listed_with_reason_size_and_age_but_without_their_data() {
        Response list = coordinator()
                .queryParam("topic", SECRETS)
                .queryParam("limit", 1)
                .get(PARKED);

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.jsonPath().getString("items[0].aggregateId")).isEqualTo(id.toString());
        assertThat(list.jsonPath().getString("items[0].type")).isEqualTo("dev.tandem.note-secret.rewritten.v1");
        assertThat(list.jsonPath().getString("items[0].reason")).contains("RecordTooLargeException");
        assertThat(list.jsonPath().getInt("items[0].bytes")).isBetween(5_000, 5_100);
        assertThat(list.jsonPath().getString("items[0].age")).startsWith("PT");
        assertThat(list.asString()).doesNotContain("xxxx");
        assertThat(coordinator()
                        .queryParam("topic", "tandem.test.note")
                        .get(PARKED)
                        .jsonPath()
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void a_parked_event_that_is_retried_leaves_once_the_broker_takes_it() {
        topics.configure(SECRETS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "30000");

        int status = coordinator()
                .noContentType()
                .post(PARKED + "/" + parkedId() + "/retry")
                .statusCode();

        assertThat(status).isEqualTo(204);
        await().atMost(Wire.LIMIT).until(() -> rows.inOutbox(id) == 0);
        assertThat(wire.read(SECRETS, id)).hasSize(1);
    }

    @Test
    void a_parked_event_is_dropped_with_a_reason_that_is_kept_and_audited() {
        String parked = parkedId();

        int withoutReason = coordinator().delete(PARKED + "/" + parked).statusCode();
        int dropped = coordinator()
                .queryParam("reason", "superseded by hand")
                .delete(PARKED + "/" + parked)
                .statusCode();

        assertThat(withoutReason).isEqualTo(400);
        assertThat(dropped).isEqualTo(204);
        assertThat(rows.inOutbox(id)).isZero();
        assertThat(rows.count(
                        "select count(*) from outbox_dropped where id = ? and reason = 'superseded by hand'",
                        UUID.fromString(parked)))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from audit_entry where object_type = 'parked-event' and action = 'dropped'"
                                + " and object_id = ?",
                        UUID.fromString(parked)))
                .isEqualTo(1);
    }

    @Test
    void only_parked_events_can_be_retried_or_dropped_and_only_by_coordinators() {
        assertThat(coordinator()
                        .noContentType()
                        .post(PARKED + "/" + UUID.randomUUID() + "/retry")
                        .statusCode())
                .isEqualTo(404);
        assertThat(coordinator()
                        .queryParam("reason", "none")
                        .delete(PARKED + "/" + UUID.randomUUID())
                        .statusCode())
                .isEqualTo(404);
        assertThat(given().auth()
                        .oauth2(tokens.apply("participant"))
                        .get(PARKED)
                        .statusCode())
                .isEqualTo(403);
    }

    private String parkedId() {
        return coordinator().queryParam("topic", SECRETS).get(PARKED).jsonPath().getString("items[0].id");
    }

    private RequestSpecification coordinator() {
        return given().auth().oauth2(tokens.apply("coordinator"));
    }
}
