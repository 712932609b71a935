package dev.tandem.participants.personimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TandemTest
class PersonImportTest {

    private static final String IMPORTS = "/api/v1/person-imports";
    private static final String HEADER =
            "userName,givenName,familyName,email,jobTitle,level,department,site,city,country,"
                    + "timeZone,languages,managerUserName,hireDate,active,skills\n";

    @Inject
    PersonImportRepository imports;

    @Inject
    DataSource database;

    @Inject
    Clock clock;

    @Test
    void a_file_with_a_byte_order_mark_becomes_people_with_managers_and_skills() {
        String boss = Api.unique("boss");
        String report = Api.unique("report");

        JsonPath done = imported("\uFEFF" + HEADER
                + report + ",Tomás,Rivera,t@example.org,Analyst,junior,Analytics,Madrid,Madrid,es,Europe/Madrid,es;en,"
                + boss.toUpperCase(Locale.ROOT) + ",2024-09-16,yes,python;JVM:4;Java:2\n"
                + boss + ",Amina,Keller,,,LEAD,,,,CH,,,,,,\n");

        assertThat(done.getMap("counts"))
                .containsEntry("total", 2)
                .containsEntry("created", 2)
                .containsEntry("refused", 0);
        assertThat(done.getInt("progressPercent")).isEqualTo(100);
        JsonPath person = found(report);
        assertThat(person.getString("managerId")).isEqualTo(found(boss).getString("id"));
        assertThat(person.getString("seniority")).isEqualTo("JUNIOR");
        assertThat(person.getString("country")).isEqualTo("ES");
        assertThat(person.getList("languages")).isEqualTo(List.of("es", "en"));
        assertThat(person.getMap("skills.collectEntries { [it.skillId.substring(32), it.level] }"))
                .isEqualTo(Map.of("1003", 3, "1002", 4));
    }

    @ParameterizedTest
    @CsvSource({
        "h6-invisible-characters.csv, 2, 2",
        "h7-composed-and-decomposed.csv, 2, 1",
        "h8-turkish-and-greek.csv, 3, 0",
    })
    void file_is_unchanged_the_second_time_however_its_names_are_written(String name, int people, int twice)
            throws IOException {
        String content;
        try (InputStream file = getClass().getResourceAsStream("/imports/" + name)) {
            content = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }

        JsonPath first = imported(content);
        JsonPath second = imported(content);

        assertThat(first.getMap("counts")).containsEntry("created", people).containsEntry("refused", twice);
        assertThat(second.getMap("counts"))
                .containsEntry("created", 0)
                .containsEntry("updated", 0)
                .containsEntry("unchanged", people)
                .containsEntry("refused", twice);
    }

    @Test
    void each_bad_line_is_refused_with_its_reason_and_the_others_are_imported() {
        String p = Api.unique("p");
        String good = p + "-good";

        JsonPath done = imported("userName,givenName,familyName,level,timeZone,hireDate,active,managerUserName,skills\n"
                + good + ",Ann,Lee,,,,,,\n" // 2
                + good.toUpperCase(Locale.ROOT) + ",Ann,Lee,,,,,,\n" // 3
                + p + "-3,Ann,Lee,,,,,nobody-at-all,\n" // 4
                + p + "-4,Ann,Lee,,,,," + p + "-3,\n" // 5
                + p + "-5,Ann,Lee,WIZARD,Mars/Base,1.2.2020,maybe,,Alchemy:3;Java:9\n" // 6
                + ",Ann,,,,,,,\n" // 7
                + p + "-6,Ann,Lee,,,,,,,surplus\n" // 8
                + p + "-7,Ann,\"Lee,,,,,,\n" // 9
                + p + "-8,An\"n,Lee,,,,,,\n" // 10
                + p + "-9,Ann,Lee,,,,," + p + "-10,\n" // 11
                + p + "-10,Ann,Lee,,,,," + p + "-9,\n"); // 12

        assertThat(done.getString("state")).isEqualTo("COMPLETED");
        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(done.getInt("counts.refused")).isEqualTo(10);
        assertThat(refusals(done.getString("id")))
                .containsExactly(
                        tuple(3, "userName duplicate-user-name"),
                        tuple(4, "managerUserName unknown-manager"),
                        tuple(5, "managerUserName unknown-manager"),
                        tuple(
                                6,
                                "level invalid-level, hireDate invalid-date, active invalid-boolean, skills"
                                        + " unknown-skill, skills invalid-skill-level, timeZone time-zone-id"),
                        tuple(7, "familyName not-blank, userName not-blank"),
                        tuple(8, "10 too-many-columns"),
                        tuple(9, "familyName broken-quoting"),
                        tuple(10, "givenName broken-quoting"),
                        tuple(11, "managerUserName manager-cycle"),
                        tuple(12, "managerUserName manager-cycle"));
        assertThat(Api.get(Tokens.hr(), "/api/v1/people?limit=200&q=" + p).getList("items.userName"))
                .containsExactly(good);
    }

    @Test
    void coordinates_come_in_pairs_and_a_file_without_them_keeps_them() {
        String p = Api.unique("geo");
        String header = "userName,givenName,familyName,latitude,longitude\n";

        JsonPath done = imported(header
                + p + "-1,Ann,Lee,52.5200,13.405\n" // 2
                + p + "-2,Ann,Lee,\"52,52\",13.4\n" // 3
                + p + "-3,Ann,Lee,52.52,\n" // 4
                + p + "-4,Ann,Lee,91,NaN\n" // 5
                + p + "-5,Ann,Lee,91,13\n"); // 6

        assertThat(refusals(done.getString("id")))
                .containsExactly(
                        tuple(3, "latitude invalid-degrees, latitude coordinates-together"),
                        tuple(4, "longitude coordinates-together"),
                        tuple(5, "longitude invalid-degrees, latitude decimal-max, longitude coordinates-together"),
                        tuple(6, "latitude decimal-max"));
        assertThat(found(p + "-1").getDouble("latitude")).isEqualTo(52.52);
        imported("userName,givenName,familyName\n" + p + "-1,Anna,Lee\n");
        assertThat(found(p + "-1").getString("givenName")).isEqualTo("Anna");
        assertThat(found(p + "-1").getDouble("longitude")).isEqualTo(13.405);
        imported("userName,givenName,familyName,latitude\n" + p + "-1,Anna,Lee,\n");
        assertThat(found(p + "-1").getMap("")).doesNotContainKeys("latitude", "longitude");
    }

    @Test
    void a_wrong_encoding_is_reported_for_its_line() {
        String userName = Api.unique("latin");
        byte[] file = ("userName,givenName,familyName\n" + userName + "-1,J\u00fcrgen,Lee\n" + userName
                        + "-2,Ann,Lee\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        JsonPath done = finished(start(file, ""));

        assertThat(refusals(done.getString("id"))).containsExactly(tuple(2, "givenName wrong-encoding"));
        assertThat(done.getInt("counts.created")).isEqualTo(1);
    }

    @Test
    void semicolons_separate_too() {
        String userName = Api.unique("semi");

        JsonPath done =
                imported("userName;givenName;familyName;languages\r\n" + userName + ";Ann;\"Lee; Jr.\";\"de;en\"\r\n");

        assertThat(done.getInt("counts.created")).isEqualTo(1);
        assertThat(found(userName).getString("familyName")).isEqualTo("Lee; Jr.");
    }

    @Test
    void importing_the_same_again_changes_and_publishes_nothing() {
        String p = Api.unique("again");
        String file =
                "userName,givenName,familyName,email,level,country,timeZone,languages,managerUserName,hireDate,active,skills\n"
                        + p + "-1,Ann,Lee,a@example.org,LEAD,DE,Europe/Berlin,de;en,,2020-01-01,true,Java:4\n"
                        + p + "-2,Bob,Lee,,,,,,,,,\n"
                        + p + "-3,Cyd,Lee,,,,,," + p + "-1,,,\n";
        imported(file);

        JsonPath done = imported(file);

        assertThat(done.getInt("counts.unchanged")).isEqualTo(3);
        assertThat(done.getInt("counts.updated")).isZero();
        String id = found(p + "-1").getString("id");
        // The marker comes after anything that the second import could have published.
        Api.patch(Tokens.hr(), "/api/v1/people/" + id, "\"1\"", Map.of("site", "marker"))
                .statusCode(200);
        assertThat(TestBroker.readKey("tandem.participants.person", id, 2))
                .extracting(message -> TestBroker.header(message, "ce_sequence"))
                .containsExactly("1", "2");
    }

    @Test
    void a_change_updates_and_a_missing_column_or_empty_active_does_not() {
        String userName = Api.unique("change");
        imported("userName,givenName,familyName,email,active\n" + userName + ",Ann,Lee,a@example.org,false\n");

        JsonPath done = imported("userName,givenName,familyName,active\n" + userName + ",Anna,Lee,\n");

        assertThat(done.getInt("counts.updated")).isEqualTo(1);
        JsonPath person = found(userName);
        assertThat(person.getString("displayName")).isEqualTo("Anna Lee");
        assertThat(person.getString("email")).isEqualTo("a@example.org");
        assertThat(person.getBoolean("active")).isFalse();
        assertThat(person.getInt("version")).isEqualTo(2);
    }

    @Test
    void manager_and_report_may_change_places() {
        String p = Api.unique("swap");
        String header = "userName,givenName,familyName,managerUserName\n";
        imported(header + p + "-a,Ann,Lee,\n" + p + "-b,Bob,Lee," + p + "-a\n");

        JsonPath done = imported(header + p + "-a,Ann,Lee," + p + "-b\n" + p + "-b,Bob,Lee,\n");

        assertThat(done.getInt("counts.updated")).isEqualTo(2);
        assertThat(found(p + "-a").getString("managerId"))
                .isEqualTo(found(p + "-b").getString("id"));
    }

    @Test
    void a_dry_run_reports_the_same_and_writes_nothing() {
        String p = Api.unique("dry");
        imported("userName,givenName,familyName\n" + p + "-1,Ann,Lee\n" + p + "-2,Bob,Lee\n");

        JsonPath done = finished(start(
                ("userName,givenName,familyName,managerUserName\n"
                                + p + "-1,Ann,Lee,\n"
                                + p + "-2,Bob,Lee," + p + "-3\n"
                                + p + "-3,Cyd,Lee,\n"
                                + p + "-4,Dan,Lee,nobody-at-all\n")
                        .getBytes(StandardCharsets.UTF_8),
                "?dryRun=true"));

        assertThat(done.getBoolean("dryRun")).isTrue();
        assertThat(done.getMap("counts"))
                .isEqualTo(Map.of("total", 4, "created", 1, "updated", 1, "unchanged", 1, "refused", 1));
        assertThat(Api.get(Tokens.hr(), "/api/v1/people?q=" + p + "-3").getList("items"))
                .isEmpty();
        assertThat(found(p + "-2").getInt("version")).isEqualTo(1);
    }

    @Test
    void an_unusable_file_fails_as_a_whole_with_its_reason() {
        JsonPath done = imported("userName,givenName,familyName,shoeSize\nann,Ann,Lee,38\n");

        assertThat(done.getString("state")).isEqualTo("FAILED");
        assertThat(done.getString("failure.code")).isEqualTo("unknown-column");
    }

    @Test
    void a_large_file_is_imported_in_several_steps() {
        String p = Api.unique("large");
        String file = IntStream.range(0, 650)
                .mapToObj(i -> "%s-%d,Given,Family,%s".formatted(p, i, i == 649 ? "" : p + "-" + (i + 1)))
                .collect(Collectors.joining("\n", "userName,givenName,familyName,managerUserName\n", "\n"));

        JsonPath done = imported(file);

        assertThat(done.getInt("counts.created")).isEqualTo(650);
        assertThat(done.getInt("version")).isGreaterThan(3);
        assertThat(found(p + "-0").getString("managerId"))
                .isEqualTo(found(p + "-1").getString("id"));
    }

    @Test
    void an_import_that_a_dead_process_left_behind_is_finished_and_nothing_is_done_twice() throws SQLException {
        String p = Api.unique("crash");
        byte[] file = ("userName,givenName,familyName\n" + p + "-1,Ann,Lee\n" + p + "-2,Bob,Lee\n")
                .getBytes(StandardCharsets.UTF_8);
        // What a process leaves that is killed after its first step: one line written and reported, the import RUNNING.
        String first = Api.person(p + "-1");
        UUID id = leftBehind(file, first);

        JsonPath done = finished(id.toString());

        assertThat(done.getMap("counts"))
                .isEqualTo(Map.of("total", 2, "created", 2, "updated", 0, "unchanged", 0, "refused", 0));
        // The reported line says Ann; the person would have been changed if it had been done again.
        assertThat(found(p + "-1").getInt("version")).isEqualTo(1);
        assertThat(found(p + "-2").getString("givenName")).isEqualTo("Bob");
        assertThat(Api.get(Tokens.hr(), IMPORTS + "/" + id + "/lines").getList("items.line"))
                .isEqualTo(List.of(2, 3));
        assertThat(filesOf(id)).isZero();
    }

    @Test
    void an_import_that_another_process_works_on_is_left_alone_until_that_one_dies() throws SQLException {
        byte[] file = ("userName,givenName,familyName\n" + Api.unique("held") + ",Ann,Lee\n")
                .getBytes(StandardCharsets.UTF_8);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            UUID held = Ids.next();
            insert(other, held, file, clock.instant().minus(Duration.ofDays(1)));
            other.commit();
            boolean ours = lock(other, held);
            String later = start(
                    ("userName,givenName,familyName\n" + Api.unique("later") + ",Ann,Lee\n")
                            .getBytes(StandardCharsets.UTF_8),
                    "");

            finished(later);

            String state = Api.get(Tokens.hr(), IMPORTS + "/" + held).getString("state");
            other.rollback();
            assertThat(state).isEqualTo(ours ? "PENDING" : "COMPLETED");
            assertThat(finished(held.toString()).getInt("counts.created")).isEqualTo(1);
        }
    }

    @Test
    void lines_are_listed_by_status_and_page_by_page() {
        String p = Api.unique("page");
        String id = imported("userName,givenName,familyName\n" + p + "-1,Ann,Lee\n" + p + "-2,,\n" + p + "-3,Bob,Lee\n")
                .getString("id");

        JsonPath page = Api.get(Tokens.hr(), IMPORTS + "/" + id + "/lines?status=CREATED&limit=1");
        assertThat(page.getList("items.line")).isEqualTo(List.of(2));
        page = Api.get(
                Tokens.hr(),
                IMPORTS + "/" + id + "/lines?status=CREATED&limit=1&cursor=" + page.getString("nextCursor"));
        assertThat(page.getList("items.line")).isEqualTo(List.of(4));
        assertThat(page.getString("nextCursor")).isNull();
        Api.as(Tokens.hr()).get(IMPORTS + "/" + Ids.next() + "/lines").then().statusCode(404);
    }

    @Test
    void only_hr_and_coordinators_import() {
        Api.as(Tokens.participant("nobody"))
                .contentType("text/csv")
                .body("userName\n")
                .post(IMPORTS)
                .then()
                .statusCode(403);
        Api.as(Tokens.viewer()).get(IMPORTS).then().statusCode(403);
        Api.coordinator().get(IMPORTS).then().statusCode(200);
    }

    @Test
    void what_is_no_file_is_refused_at_once() {
        Api.as(Tokens.hr()).contentType("text/csv").post(IMPORTS).then().statusCode(400);
        Api.as(Tokens.hr())
                .contentType("application/json")
                .body("{}")
                .post(IMPORTS)
                .then()
                .statusCode(415);
        Api.as(Tokens.hr())
                .contentType("text/csv")
                .body(new byte[10 * 1024 * 1024 + 1])
                .post(IMPORTS)
                .then()
                .statusCode(413)
                .body("type", equalTo("urn:tandem:problem:payload-too-large"));
    }

    @Test
    void a_repeated_key_starts_one_import() {
        String key = Api.unique("key");
        byte[] file =
                ("userName,givenName,familyName\n" + Api.unique("key") + ",Ann,Lee\n").getBytes(StandardCharsets.UTF_8);

        String first = startWithKey(key, file);
        String second = startWithKey(key, file);

        assertThat(second).isEqualTo(first);
        Api.coordinator()
                .get("/api/v1/participants-audit-entries?objectId=" + first)
                .then()
                .body("items.action", hasItem("requested"));
    }

    private UUID leftBehind(byte[] file, String firstPersonId) throws SQLException {
        return QuarkusTransaction.requiringNew().call(() -> {
            PersonImport job = new PersonImport(Ids.next(), false, clock.instant());
            imports.add(job, file);
            job.start(2, clock.instant());
            job.reported(LineStatus.CREATED);
            imports.add(new PersonImportLine(
                    job.id(), 2, LineStatus.CREATED, "x", UUID.fromString(firstPersonId), List.of()));
            return job.id();
        });
    }

    private long filesOf(UUID importId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(*) FROM person_import_file WHERE import_id = ?")) {
            statement.setObject(1, importId);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static void insert(Connection connection, UUID id, byte[] file, Instant at) throws SQLException {
        try (PreparedStatement job = connection.prepareStatement("""
                        INSERT INTO person_import (id, version, created_at, updated_at, state, dry_run)
                        VALUES (?, 1, ?, ?, 'PENDING', false)""");
                PreparedStatement content = connection.prepareStatement(
                        "INSERT INTO person_import_file (import_id, content) VALUES (?, ?)")) {
            job.setObject(1, id);
            job.setObject(2, at.atOffset(ZoneOffset.UTC));
            job.setObject(3, at.atOffset(ZoneOffset.UTC));
            job.executeUpdate();
            content.setObject(1, id);
            content.setBytes(2, file);
            content.executeUpdate();
        }
    }

    /** Claims the import as a worker does; the running service may be faster, between the insert and this. */
    private static boolean lock(Connection connection, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT 1 FROM person_import WHERE id = ? AND state = 'PENDING' FOR UPDATE")) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static JsonPath imported(String file) {
        return finished(start(file.getBytes(StandardCharsets.UTF_8), ""));
    }

    private static String start(byte[] file, String query) {
        return Api.as(Tokens.hr())
                .contentType("text/csv")
                .body(file)
                .post(IMPORTS + query)
                .then()
                .statusCode(202)
                .header("Location", startsWith("/api/v1/person-imports/"))
                .extract()
                .path("id");
    }

    private static String startWithKey(String key, byte[] file) {
        return Api.as(Tokens.hr())
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .body(file)
                .post(IMPORTS)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath finished(String id) {
        return Awaitility.await("the import")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> Api.get(Tokens.hr(), IMPORTS + "/" + id),
                        job -> List.of("COMPLETED", "FAILED").contains(job.getString("state")));
    }

    private static JsonPath found(String userName) {
        String id = Api.get(Tokens.hr(), "/api/v1/people?userName=" + userName).getString("items[0].id");
        return Api.get(Tokens.hr(), "/api/v1/people/" + id);
    }

    private static List<Tuple> refusals(String id) {
        JsonPath lines = Api.get(Tokens.hr(), IMPORTS + "/" + id + "/lines?limit=200&status=REFUSED");
        List<Map<String, Object>> items = lines.getList("items");
        return items.stream()
                .map(item -> tuple(item.get("line"), describe(item)))
                .toList();
    }

    private static String describe(Map<String, Object> line) {
        List<?> errors = (List<?>) Objects.requireNonNull(line.get("errors"));
        return errors.stream()
                .map(error -> (Map<?, ?>) error)
                .map(error -> error.get("column") + " " + error.get("code"))
                .collect(Collectors.joining(", "));
    }
}
