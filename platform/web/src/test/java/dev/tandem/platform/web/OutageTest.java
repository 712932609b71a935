package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** A database that is slow, busy or away. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
class OutageTest extends WebTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TestHTTPResource(value = "health/ready", management = true)
    URL readiness;

    @Inject
    AgroalDataSource pool;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.jdbc.max-size")
    int poolSize;

    private static void unavailable(Response response) {
        response.then()
                .statusCode(503)
                .contentType(Problem.MEDIA_TYPE)
                .header("Retry-After", notNullValue())
                .body("type", endsWith("unavailable"));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "notes", "notes");
    }

    @Test
    void pool_without_a_free_connection_is_503_and_leaves_the_service_ready() throws SQLException {
        List<Connection> all = new ArrayList<>();
        try {
            for (int i = 0; i < poolSize; i++) {
                all.add(pool.getConnection());
            }

            unavailable(coordinator().get("/api/v1/notes"));
            unavailable(createNote("Too busy", 1));
            unavailable(coordinator()
                    .header("Idempotency-Key", unique("busy"))
                    .body("{\"title\": \"Too busy\", \"rank\": 1}")
                    .post("/api/v1/notes"));
            given().get(readiness).then().statusCode(200).body("status", equalTo("UP"));
        } finally {
            for (Connection connection : all) {
                connection.close();
            }
        }
        assertThat(coordinator().get("/api/v1/notes").statusCode()).isEqualTo(200);
    }

    @Test
    void lock_that_somebody_else_keeps_is_503() throws SQLException {
        Response note = createNote(unique("locked"), 1);
        String id = note.path("id");
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select 1 from note where id = '" + id + "' for update");

            unavailable(coordinator()
                    .header("If-Match", note.header("ETag"))
                    .body("{\"title\": \"later\"}")
                    .patch("/api/v1/notes/" + id));
            other.rollback();
        }
    }

    @Test
    void statement_that_takes_too_long_is_503() {
        unavailable(given().queryParam("seconds", 10).get("/api/v1/probes/sleep"));
    }

    @Test
    void transaction_that_takes_too_long_is_503() {
        unavailable(
                given().queryParam("seconds", 1).queryParam("impatient", true).get("/api/v1/probes/sleep"));
    }

    @Test
    void connection_that_the_database_ends_is_503() throws SQLException {
        CompletableFuture<Response> request = CompletableFuture.supplyAsync(
                () -> given().queryParam("seconds", 2).get("/api/v1/probes/sleep"));
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            await().atMost(LIMIT).until(() -> {
                try (ResultSet ended = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where query like '%napping%' and state = 'active' and pid <> pg_backend_pid()")) {
                    return ended.next();
                }
            });
        }

        unavailable(request.join());
    }

    @Test
    void every_connection_of_the_pool_has_its_bounds_and_a_migration_has_others() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select current_setting('lock_timeout'), current_setting('statement_timeout'),
                               current_setting('idle_in_transaction_session_timeout'),
                               current_setting('application_name'), b.statement_timeout, b.lock_timeout
                        from migration_bounds b
                        """)) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6)))
                    .containsExactly("300ms", "3s", "30s", "notes-service", "30min", "10s");
        }
    }
}
