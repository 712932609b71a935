package dev.tandem.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.Deliveries;
import dev.tandem.local.servers.LocalPostgres;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.ValidateResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The binaries of the previous landing must run on today's schema: they are still there while replicas are exchanged one by one,
 * and come back when a landing is taken back. Here, that its migrations accept what today's have made, and that today's only
 * expand. {@code ./tandem bench upgrade} runs the binaries themselves.
 */
@Order(0)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviousLandingSchemaIT {

    private static final String SECRET = "secret";

    /** Rules that refuse no write of the previous landing, with the reason for it. */
    private static final Map<String, String> HARMLESS = Map.of(
            "person.person_user_name_is_keyed", "fills the key that the previous binary does not know",
            "person_link.person_link_is_first", "leaves out a link that nobody may have any more, without an error",
            "person_link.person_link_is_somebodys", "the previous binary always writes a person",
            "person_link.person_link_remembers_losses", "writes to a table that the previous binary does not know");

    private LocalPostgres postgres;
    private Path previous;

    @BeforeAll
    void take_the_previous_landing_from_the_history() {
        PreviousLanding landing = PreviousLanding.of(Checkout.root());
        assumeThat(landing.hasHistory())
                .as("an archive of the sources has no history to take the previous landing from")
                .isTrue();
        previous = landing.sources(Checkout.root().resolve("e2e/target/previous"));
        postgres = LocalPostgres.temporary();
    }

    @AfterAll
    void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    static Stream<String> services() {
        return Deliveries.SERVICES.stream();
    }

    @ParameterizedTest
    @MethodSource("services")
    void the_previous_binary_starts_on_todays_schema(String service) {
        String database = database(service, "starts");
        migrations(Checkout.root(), service, database).migrate();

        ValidateResult result = migrations(previous, service, database).validateWithResult();

        assertThat(result.validationSuccessful)
                .as(() -> String.valueOf(result.getAllErrorMessages()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("services")
    void todays_migrations_only_add_to_what_the_previous_ones_made(String service) throws SQLException {
        String database = database(service, "grows");
        migrations(previous, service, database).migrate();
        Schema before = schema(database);

        migrations(Checkout.root(), service, database).migrate();

        assertThat(before.brokenBy(schema(database)))
                .filteredOn(line -> HARMLESS.keySet().stream().noneMatch(rule -> line.startsWith(rule + " is new")))
                .isEmpty();
    }

    private String database(String service, String purpose) {
        String database = service + "_" + purpose;
        postgres.ensureDatabase(database, database, SECRET);
        return database;
    }

    private Schema schema(String database) throws SQLException {
        try (Connection connection = postgres.connect(database, database, SECRET)) {
            return Schema.of(connection);
        }
    }

    /** The migrations of a checkout as its binary of the service would run them. */
    private Flyway migrations(Path checkout, String service, String database) {
        Properties settings = settings(checkout, service);
        return Flyway.configure()
                .dataSource(postgres.jdbcUrl(database), database, SECRET)
                .locations(Stream.of(
                                "platform/web/src/main/resources/db/platform",
                                "platform/events/src/main/resources/db/platform",
                                service + "-service/src/main/resources/db/migration")
                        .map(folder -> "filesystem:" + checkout.resolve(folder))
                        .toArray(String[]::new))
                .outOfOrder(Boolean.parseBoolean(settings.getProperty("quarkus.flyway.out-of-order", "false")))
                .ignoreMigrationPatterns(settings.getProperty("quarkus.flyway.ignore-migration-patterns", "*:future")
                        .split(",", -1))
                // One login does both here.
                .placeholders(Map.of(
                        "application-role",
                        "-",
                        "append-only-tables",
                        settings.getProperty("quarkus.flyway.placeholders.append-only-tables", "")))
                .load();
    }

    private static Properties settings(Path checkout, String service) {
        Properties settings = new Properties();
        for (String file : List.of(
                "platform/web/src/main/resources/META-INF/microprofile-config.properties",
                service + "-service/src/main/resources/application.properties")) {
            try (Reader reader = Files.newBufferedReader(checkout.resolve(file))) {
                settings.load(reader);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return settings;
    }
}
