package dev.tandem.platform.testing;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Plays the rebuild of a projection: takes in the producer's own examples, loses all their rows, asks the service to
 * rebuild, and publishes the examples again with the same versions, as a replay does.
 *
 * @param service such as {@code goals}
 * @param channel the projection
 * @param producer of its topic
 * @param aggregate of its topic
 * @param tables that it writes, with the column of the aggregate's id, those first that refer to others
 */
public record ProjectionRebuild(
        DataSource database,
        String service,
        String channel,
        String producer,
        String aggregate,
        Map<String, String> tables) {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** The rows of each table, as JSON without what counts writings, before and after. */
    public record Rows(List<String> before, List<String> after) {}

    /** Does it. */
    public Rows play() {
        publish("changed");
        List<String> before = rows();
        tables.forEach((table, column) -> execute("delete from %s where %s = any (?)".formatted(table, column)));
        if (rows().stream().anyMatch(row -> !row.isEmpty())) {
            throw new IllegalStateException("The rows of " + channel + " are not lost");
        }
        RestAssured.given()
                .auth()
                .oauth2(Tokens.coordinator())
                .contentType(ContentType.JSON)
                .post("/api/v1/%s-projections/%s/rebuild".formatted(service, channel))
                .then()
                .statusCode(200);
        publish("replayed");
        return new Rows(before, rows());
    }

    private void publish(String verb) {
        String topic = "tandem." + producer + "." + aggregate;
        for (JsonNode example : examples()) {
            TestBroker.publish(
                    topic,
                    TestEvent.of(
                            "dev.tandem." + aggregate + "." + verb + ".v1",
                            idOf(example),
                            example.path("version").asLong(),
                            example));
        }
        Map<UUID, Long> last = examples().stream()
                .collect(Collectors.toMap(
                        ProjectionRebuild::idOf,
                        example -> example.path("version").asLong(),
                        Math::max));
        await(topic)
                .atMost(LIMIT)
                .until(() ->
                        last.entrySet().stream().allMatch(entry -> version(topic, entry.getKey()) >= entry.getValue()));
    }

    /** The producer's examples as aggregates of their own: rows of other tests may refer to those of the examples. */
    private List<JsonNode> examples() {
        return EventExamples.of(producer, aggregate).stream()
                .<JsonNode>map(example -> {
                    ObjectNode own = example.deepCopy();
                    byte[] name = ("rebuilt " + idOf(example)).getBytes(StandardCharsets.UTF_8);
                    return own.put("id", UUID.nameUUIDFromBytes(name).toString());
                })
                .toList();
    }

    private UUID[] ids() {
        return examples().stream().map(ProjectionRebuild::idOf).distinct().toArray(UUID[]::new);
    }

    private static UUID idOf(JsonNode example) {
        return UUID.fromString(example.path("id").asText());
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        tables.forEach((table, column) -> rows.addAll(query("""
                        select (to_jsonb(t) - array['version', 'created_at', 'updated_at'])::text
                        from %s t where t.%s = any (?) order by 1""".formatted(table, column))));
        return rows;
    }

    private List<String> query(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids()));
            try (ResultSet found = statement.executeQuery()) {
                List<String> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long version(String topic, UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select version from projection_version where topic = ? and aggregate_id = ?")) {
            statement.setString(1, topic);
            statement.setObject(2, id);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
