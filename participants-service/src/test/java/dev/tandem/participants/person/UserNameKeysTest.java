package dev.tandem.participants.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.NameKey;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TandemTest
class UserNameKeysTest {

    private static final String PEOPLE = "/api/v1/people";

    @Inject
    @SuppressWarnings("NullAway.Init")
    DataSource database;

    private static ValidatableResponse create(String userName) {
        return Api.post(Tokens.hr(), PEOPLE, Map.of("userName", userName, "givenName", "A", "familyName", "B"));
    }

    private static ValidatableResponse find(String userName) {
        return Api.as(Tokens.hr())
                .queryParam("userName", userName)
                .get(PEOPLE)
                .then()
                .statusCode(200);
    }

    private UUID writtenByAnOlderBinary(String userName) throws SQLException {
        UUID id = Ids.next();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO person (id, version, created_at, updated_at, user_name, given_name, family_name,
                            display_name, active)
                        VALUES (?, 1, now(), now(), ?, 'A', 'B', 'A B', true)""")) {
            insert.setObject(1, id);
            insert.setString(2, userName);
            insert.executeUpdate();
        }
        return id;
    }

    private String keyOf(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "SELECT user_name_key FROM person WHERE id = ? AND user_name_keyed = user_name")) {
            query.setObject(1, id);
            try (ResultSet result = query.executeQuery()) {
                return result.next() ? result.getString(1) : "";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitKey(UUID id, String userName) {
        Awaitility.await("the key of " + id).until(() -> keyOf(id), NameKey.of(userName)::equals);
    }

    @ParameterizedTest
    @CsvSource({
        "jos\u00E9,JOSE\u0301",
        "stra\u00DFe,STRASSE",
        "\u03BD\u03B9\u03BA\u03BF\u03C2,\u039D\u0399\u039A\u039F\u03A3",
        "tom,t\u200Bom",
        "\u0130brahim,i\u0307brahim"
    })
    void names_that_differ_in_writing_alone_are_one(String one, String other) {
        String suffix = Api.unique("");
        String id = create(one + suffix).statusCode(201).extract().path("id");

        create(other + suffix).statusCode(409).body("errors.pointer", hasItem("/userName"));
        find(other + suffix).body("items.id", contains(id));
        Api.as(Tokens.participant(other + suffix))
                .get(PEOPLE + "/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    @ParameterizedTest
    @CsvSource({"anna.zimmermann,anna.z\u0130mmermann", "ibrahim,\u0131brahim"})
    void names_that_look_alike_are_two_and_neither_is_taken_for_the_other(String one, String other) {
        String suffix = Api.unique("");
        create(one + suffix).statusCode(201);

        Api.as(Tokens.participant(other + suffix)).get(PEOPLE + "/me").then().statusCode(403);
        create(other + suffix).statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200B\uFEFF", "an\u00A0na", "\u3164"})
    void name_without_anything_visible_or_with_any_blank_is_refused(String userName) {
        create(userName).statusCode(400).body("errors.pointer", hasItem("/userName"));
    }

    @Test
    void name_that_unfolds_to_a_book_is_refused() {
        create("\uFDFA".repeat(100)).statusCode(400).body("errors.pointer", hasItem("/userName"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Plain.Name", "Stra\u00DFe", "\u0130\u1E9E\u03C2\u200B\u00AD", "\uD83D\uDE00\uFF21"})
    void name_written_by_an_older_binary_gets_its_key(String start) throws SQLException {
        String userName = start + Api.unique("");

        UUID id = writtenByAnOlderBinary(userName);

        awaitKey(id, userName);
        find(userName).body("items.id", contains(id.toString()));
        create(userName.toUpperCase(Locale.ROOT)).statusCode(409);
    }

    @Test
    void name_changed_by_an_older_binary_gets_its_new_key() throws SQLException {
        String userName = Api.unique("before");
        UUID id = UUID.fromString(Api.person(userName));
        String renamed = "Stra\u00DFe" + Api.unique("");

        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE person SET user_name = ? WHERE id = ?")) {
            update.setString(1, renamed);
            update.setObject(2, id);
            update.executeUpdate();
        }

        awaitKey(id, renamed);
        find(userName).body("items", empty());
        create(userName).statusCode(201);
    }

    @Test
    void people_who_turn_out_to_share_a_name_both_stay_and_the_name_links_to_neither() throws SQLException {
        // The database's guess knows nothing of this one.
        String userName = Api.unique("twin");
        String invisible = userName + "\uDB40\uDC01";
        String first = create(userName).statusCode(201).extract().path("id");

        UUID second = writtenByAnOlderBinary(invisible);

        Awaitility.await("the key of the second")
                .until(() -> rawKeyOf(second), (NameKey.of(userName) + ' ' + second)::equals);
        find(userName).body("items.id", contains(first));
        Api.as(Tokens.participant(userName)).get(PEOPLE + "/me").then().statusCode(403);
        Api.as(Tokens.participant(NameKey.of(userName) + ' ' + second))
                .get(PEOPLE + "/me")
                .then()
                .statusCode(403);
        Api.patch(Tokens.hr(), PEOPLE + "/" + second, "\"1\"", Map.of("site", "X"))
                .statusCode(200);
        String renamed = Api.unique("renamed");
        Api.patch(Tokens.hr(), PEOPLE + "/" + second, "\"2\"", Map.of("userName", renamed))
                .statusCode(200);
        Api.as(Tokens.participant(userName))
                .get(PEOPLE + "/me")
                .then()
                .statusCode(200)
                .body("id", equalTo(first));
        assertThat(keyOf(second)).isEqualTo(NameKey.of(renamed));
    }

    private String rawKeyOf(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT user_name_key FROM person WHERE id = ?")) {
            query.setObject(1, id);
            try (ResultSet result = query.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
