package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that newer binaries migrated, seen with the settings that every service has. */
@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class OlderBinaryTest {

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @ConfigProperty(name = "quarkus.flyway.username")
    String owner;

    @ConfigProperty(name = "quarkus.flyway.password")
    String password;

    @ConfigProperty(name = "quarkus.flyway.placeholders.application-role")
    String application;

    @ConfigProperty(name = "quarkus.flyway.placeholders.append-only-tables")
    String appendOnly;

    @ConfigProperty(name = "quarkus.flyway.locations")
    List<String> locations;

    @ConfigProperty(name = "quarkus.flyway.out-of-order")
    boolean outOfOrder;

    @ConfigProperty(name = "quarkus.flyway.ignore-migration-patterns")
    List<String> ignored;

    @AfterEach
    void forgetTheNewerBinary() throws SQLException {
        asOwner("delete from flyway_schema_history where description = 'of a newer binary'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2000", "1000.20.5", "0.21.5"})
    void a_migration_that_it_does_not_know_keeps_no_older_binary_from_starting(String version) throws SQLException {
        asOwner("""
                insert into flyway_schema_history
                  (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                select max(installed_rank) + 1, '%s', 'of a newer binary', 'SQL', 'V__newer.sql', 1, 'events', 1, true
                from flyway_schema_history
                """.formatted(version));

        int migrated = flyway().ignoreMigrationPatterns(ignored.toArray(String[]::new))
                .load()
                .migrate()
                .migrationsExecuted;

        assertThat(migrated).isZero();
    }

    @Test
    void a_migration_that_was_changed_is_still_refused() throws SQLException {
        asOwner("update flyway_schema_history set checksum = checksum + 1 where version = '0.21'");
        try {
            boolean valid = flyway().ignoreMigrationPatterns(ignored.toArray(String[]::new))
                    .load()
                    .validateWithResult()
                    .validationSuccessful;

            assertThat(valid).isFalse();
        } finally {
            asOwner("update flyway_schema_history set checksum = checksum - 1 where version = '0.21'");
        }
    }

    /** The history of migrations is beyond the service's login. */
    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private FluentConfiguration flyway() {
        return Flyway.configure()
                .dataSource(url, owner, password)
                .placeholders(Map.of("application-role", application, "append-only-tables", appendOnly))
                .locations(locations.toArray(String[]::new))
                .outOfOrder(outOfOrder);
    }
}
