package dev.tandem.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    private static final LocalPostgres SHARED = LocalPostgres.temporary();

    @AfterAll
    static void stopShared() {
        SHARED.close();
    }

    @Test
    void data_survives_a_restart(@TempDir Path directory) throws SQLException {
        int port = FreePort.any();
        try (LocalPostgres first = LocalPostgres.persistent(directory.resolve("pg"), port)) {
            first.ensureDatabase("library", "librarian", "secret");
            try (Connection connection = first.connect("library", "librarian", "secret");
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE book (title text)");
                statement.execute("INSERT INTO book VALUES ('Mentoring')");
            }
        }

        try (LocalPostgres second = LocalPostgres.persistent(directory.resolve("pg"), port)) {
            second.ensureDatabase("library", "librarian", "secret");
            try (Connection connection = second.connect("library", "librarian", "secret");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT title FROM book")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("Mentoring");
            }
        }
    }

    @Test
    void a_role_reaches_its_own_database_only() {
        SHARED.ensureDatabase("one", "first", "p'1");
        SHARED.ensureDatabase("two", "second", "p'2");

        assertThatThrownBy(() -> SHARED.connect("two", "first", "p'1").close())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void a_name_that_is_no_identifier_is_refused() {
        assertThatThrownBy(() -> SHARED.ensureDatabase("x; DROP DATABASE y", "first", "p"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_acknowledged_is_there_after_backends_and_the_server_were_killed(@TempDir Path directory)
            throws SQLException {
        List<Integer> acknowledged = new ArrayList<>();
        try (LocalPostgres postgres = LocalPostgres.persistent(directory.resolve("pg"), FreePort.any())) {
            postgres.ensureDatabase("library", "librarian", "secret");
            write(postgres, "CREATE TABLE loan (number integer)");
            for (int number = 0; number < 200; number++) {
                if (number == 70) {
                    try (Connection reader = postgres.connect("library", "librarian", "secret")) {
                        postgres.killBackend("library");
                        await().until(() -> !reader.isValid(1));
                    }
                    await().ignoreExceptions().until(() -> postgres.admin().answers());
                }
                if (number == 140) {
                    postgres.kill();
                    postgres.start();
                }
                write(postgres, "INSERT INTO loan VALUES (" + number + ")");
                acknowledged.add(number);
            }

            postgres.kill();
            postgres.start();

            assertThat(read(postgres, "SELECT number FROM loan ORDER BY number"))
                    .isEqualTo(acknowledged);
        }
    }

    @Test
    void a_backend_that_outlives_its_killed_server_does_not_keep_it_down(@TempDir Path directory) throws Exception {
        try (LocalPostgres postgres = LocalPostgres.persistent(directory.resolve("pg"), FreePort.any());
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            postgres.ensureDatabase("library", "librarian", "secret");
            Future<?> busy = threads.submit(() -> {
                write(postgres, "SELECT count(*) FROM generate_series(1, 100000000000)");
                return null;
            });
            await().until(() -> !read(postgres, "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT count%'")
                    .isEmpty());

            postgres.kill();
            postgres.start();

            assertThat(read(postgres, "SELECT 1")).containsExactly(1);
            assertThatThrownBy(busy::get).hasCauseInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_setting_that_is_not_in_force_is_refused() {
        assertThatThrownBy(() -> PostgresSettings.DURABLE.requireInForce(SHARED.admin()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("'off' instead of 'on'");
    }

    @Test
    void nobody_is_let_in_without_the_right_password(@TempDir Path directory) throws Exception {
        EmbeddedPostgres earlier = EmbeddedPostgres.builder()
                .setDataDirectory(directory.resolve("pg"))
                .setCleanDataDirectory(false)
                .start();
        try (Connection connection = earlier.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE librarian LOGIN PASSWORD 'old'");
            statement.execute("CREATE DATABASE library OWNER librarian");
        }
        earlier.close();

        try (LocalPostgres postgres = LocalPostgres.persistent(directory.resolve("pg"), FreePort.any())) {
            postgres.ensureDatabase("library", "librarian", "secret");

            assertThat(read(postgres, "SELECT 1")).containsExactly(1);
            for (String user : List.of("librarian", "postgres")) {
                assertThatThrownBy(() ->
                                postgres.connect("library", user, "postgres").close())
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    void a_database_that_its_user_owned_is_taken_over_by_another_login() throws SQLException {
        SHARED.ensureDatabase("library", "librarian", "secret");
        write(SHARED, "CREATE TABLE book AS SELECT 1 AS one");
        write(SHARED, "CREATE FUNCTION two() RETURNS int LANGUAGE sql AS 'SELECT 2'");

        SHARED.ensureDatabase("library", new Login("founder", "f"), new Login("librarian", "secret"));

        for (String refused : List.of(
                "SELECT * FROM book",
                "DROP TABLE book",
                "DROP FUNCTION two",
                "CREATE TABLE mine (x int)",
                "CREATE TEMP TABLE mine (x int)")) {
            assertThatThrownBy(() -> write(SHARED, refused))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
        }
        try (Connection founder = SHARED.connect("library", "founder", "f");
                Statement statement = founder.createStatement()) {
            statement.execute("ALTER TABLE book ADD COLUMN title text");
        }
    }

    private static void write(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = postgres.connect("library", "librarian", "secret");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Integer> read(LocalPostgres postgres, String sql) throws SQLException {
        List<Integer> values = new ArrayList<>();
        try (Connection connection = postgres.connect("library", "librarian", "secret");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getInt(1));
            }
        }
        return values;
    }
}
