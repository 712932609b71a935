package dev.tandem.participants.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import io.agroal.api.AgroalDataSource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The largest inputs that the contract takes, each character as long as it gets in JSON, still make events that fit. */
@TandemTest
@SuppressWarnings("NullAway.Init")
class LargestSnapshotsTest {

    /** Six bytes in JSON. */
    private static final String LONG = "\u0001";

    @Inject
    AgroalDataSource database;

    @Test
    void the_largest_profile_reaches_matching() throws SQLException {
        String person = Api.person();
        Map<String, Object> profile = new HashMap<>();
        profile.put("cohortId", Api.openCohort(Map.of()));
        profile.put("personId", person);
        profile.put("role", "MENTOR");
        profile.put("goalTags", texts(30, 50));
        profile.put("interests", texts(30, 50));
        profile.put("motivation", 'x' + LONG.repeat(3_999));
        profile.put("answers", answers(50_000));

        Response created = post("/api/v1/enrollments", profile);

        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        assertPublished(created);
    }

    @Test
    void answers_that_no_event_can_carry_are_refused_at_their_place_and_alone_in_a_batch() {
        Map<String, Object> large = new HashMap<>();
        String cohort = Api.openCohort(Map.of());
        large.put("cohortId", cohort);
        large.put("personId", Api.person());
        large.put("role", "MENTEE");
        large.put("answers", answers(50_500));
        Map<String, Object> small = Map.of("cohortId", cohort, "personId", Api.person(), "role", "MENTEE");

        Response refused = post("/api/v1/enrollments", large);
        Response batch = post("/api/v1/enrollments/batch", Map.of("items", List.of(large, small)));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.jsonPath().getString("errors[0].pointer")).isEqualTo("/answers");
        assertThat(refused.jsonPath().getString("errors[0].code")).isEqualTo("TOO_LARGE");
        assertThat(batch.jsonPath().getList("items.status", Integer.class)).containsExactly(400, 201);
        assertThat(batch.jsonPath().getString("items[0].problem.errors[0].pointer"))
                .isEqualTo("/items/0/answers");
    }

    @Test
    void the_largest_program_and_skill_are_published() throws SQLException {
        Map<String, Object> program = new HashMap<>();
        program.put("name", 'x' + LONG.repeat(149));
        program.put("purpose", 'x' + LONG.repeat(3_999));
        program.put("format", "ONE_ON_ONE");
        program.put("meetingCadence", "P14D");
        program.put(
                "objectives",
                IntStream.range(0, 50)
                        .mapToObj(i -> Map.of(
                                "code", "code-" + i + LONG.repeat(40),
                                "title", 'x' + LONG.repeat(299),
                                "organisationalObjective", 'x' + LONG.repeat(299),
                                "kpi", 'x' + LONG.repeat(49)))
                        .toList());
        Map<String, Object> skill = Map.of(
                "name",
                UUID.randomUUID() + LONG.repeat(60),
                "aliases",
                IntStream.range(0, 20)
                        .mapToObj(i -> UUID.randomUUID() + LONG.repeat(60))
                        .toList());

        Response programCreated = post("/api/v1/programs", program);
        Response skillCreated = post("/api/v1/skills", skill);

        assertThat(programCreated.statusCode()).as(programCreated.asString()).isEqualTo(201);
        assertThat(skillCreated.statusCode()).as(skillCreated.asString()).isEqualTo(201);
        assertPublished(programCreated);
        assertPublished(skillCreated);
    }

    private static Response post(String path, Object body) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.coordinator())
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static List<String> texts(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> "t" + (10 + i) + LONG.repeat(length - 3))
                .toList();
    }

    /** Lists of choices of 500 characters each, as many as there are characters for. */
    private static Map<String, Object> answers(int characters) {
        Map<String, Object> answers = new LinkedHashMap<>();
        int texts = characters / 500;
        for (int question = 0; texts > 0; question++) {
            List<String> choices = new ArrayList<>();
            for (int choice = 0; choice < 10 && texts > 0; choice++, texts--) {
                choices.add("c" + (10 + choice) + LONG.repeat(497));
            }
            answers.put("question-" + question + "x".repeat(50), choices);
        }
        return answers;
    }

    private void assertPublished(Response created) throws SQLException {
        UUID id = UUID.fromString(created.jsonPath().getString("id"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> count(id, "true") == 0 || count(id, "parked_at is not null") > 0);
        assertThat(count(id, "parked_at is not null")).isZero();
    }

    private long count(UUID id, String condition) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from outbox_event where aggregateid = ? and " + condition)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }
}
