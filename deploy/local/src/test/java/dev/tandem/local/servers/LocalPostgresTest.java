package dev.tandem.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

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
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            postgres.ensureDatabase("one", "first", "p'1");
            postgres.ensureDatabase("two", "second", "p'2");

            assertThatThrownBy(() -> postgres.connect("two", "first", "p'1").close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_name_that_is_no_identifier_is_refused() {
        try (LocalPostgres postgres = LocalPostgres.temporary()) {
            assertThatThrownBy(() -> postgres.ensureDatabase("x; DROP DATABASE y", "first", "p"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
