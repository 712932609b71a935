package dev.tandem.participants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.platform.testing.TandemTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What a database of the version before this one comes to, in a schema of its own. */
@TandemTest
class IdentityMigrationTest {

    private static final String SCHEMA = "before_identity_links";
    private static final String BEFORE = "8";
    private static final String PERSON = """
            INSERT INTO person (id, version, created_at, updated_at, user_name, given_name, family_name, display_name, active)
            VALUES ('01920000-0000-7000-8000-00000000000%1$d', 1, '2026-01-0%1$dT08:00:00Z', now(), '%2$s', 'A', 'B', 'A B', true)""";
    private static final String LINK = """
            INSERT INTO person_link (issuer, subject, person_id, linked_at)
            VALUES ('https://issuer.example', '%2$s', '01920000-0000-7000-8000-00000000000%1$d', '2026-01-07T08:00:00Z')
            ON CONFLICT DO NOTHING""";

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    @SuppressWarnings("NullAway.Init")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    @SuppressWarnings("NullAway.Init")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    @SuppressWarnings("NullAway.Init")
    String password;

    @BeforeEach
    void before() throws SQLException {
        migrate(BEFORE);
        execute(
                PERSON.formatted(1, "Anna.Zimmermann"),
                PERSON.formatted(2, "jos\u00E9"),
                PERSON.formatted(3, "jose\u0301"),
                PERSON.formatted(4, "stra\u00DFe"),
                LINK.formatted(1, "anna-sub"));
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP SCHEMA " + SCHEMA + " CASCADE");
    }

    @Test
    void links_are_kept_and_wait_to_be_announced() throws SQLException {
        migrate("latest");

        assertThat(rows("SELECT subject, person_id, version, created_at = linked_at, id IS NOT NULL FROM person_link"))
                .containsExactly("anna-sub 01920000-0000-7000-8000-000000000001 0 t t");
    }

    @Test
    void people_get_keys_and_the_later_one_of_two_with_one_name_a_key_that_no_name_has() throws SQLException {
        migrate("latest");

        assertThat(rows("SELECT user_name_key, user_name_keyed FROM person ORDER BY created_at"))
                .containsExactly(
                        "anna.zimmermann Anna.Zimmermann",
                        "jos\u00E9 null",
                        "jos\u00E9 01920000-0000-7000-8000-000000000003 null",
                        "strasse null");
    }

    @Test
    void the_binary_before_goes_on_writing() throws SQLException {
        migrate("latest");

        execute(PERSON.formatted(5, "New.Person"), LINK.formatted(5, "new-sub"), LINK.formatted(5, "second-sub"));

        assertThat(rows("SELECT subject, version FROM person_link ORDER BY subject"))
                .containsExactly("anna-sub 0", "new-sub 0");
        assertThatThrownBy(() -> execute(PERSON.formatted(6, "NEW.PERSON")))
                .hasMessageContaining("person_user_name_unique");
        assertThatThrownBy(() -> execute(PERSON.formatted(6, "STRASSE")))
                .hasMessageContaining("person_user_name_unique");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(url, user, password)
                .locations("classpath:db/platform", "classpath:db/migration")
                .schemas(SCHEMA)
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }

    private Connection connect() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        source.setCurrentSchema(SCHEMA + ",public");
        return source.getConnection();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private List<String> rows(String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join(" ", row));
            }
        }
        return rows;
    }
}
