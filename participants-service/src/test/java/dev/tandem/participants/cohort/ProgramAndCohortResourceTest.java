package dev.tandem.participants.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@TandemTest
class ProgramAndCohortResourceTest {

    private static final String PROGRAMS = "/api/v1/programs";
    private static final String COHORTS = "/api/v1/cohorts";

    @Test
    void a_program_is_created_with_defaults_and_changed() {
        String id = Api.post(
                        Tokens.coordinator(),
                        PROGRAMS,
                        Map.of(
                                "name",
                                Api.unique("Leadership"),
                                "format",
                                "GROUP",
                                "meetingCadence",
                                "P1M",
                                "objectives",
                                List.of(Map.of("code", "lead", "title", "Grow leaders"))))
                .statusCode(201)
                .body("selfMatching", is(false))
                .body("objectives[0].code", equalTo("lead"))
                .extract()
                .path("id");

        Api.patch(
                        Tokens.coordinator(),
                        PROGRAMS + "/" + id,
                        "\"1\"",
                        Map.of("expectedHoursPerMonth", 4, "selfMatching", true))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("expectedHoursPerMonth", equalTo(4));
        assertThat(Api.get(Api.participant(), PROGRAMS + "/" + id).getBoolean("selfMatching"))
                .isTrue();
    }

    @Test
    void a_program_that_makes_no_sense_is_refused_with_the_places() {
        Api.post(
                        Tokens.coordinator(),
                        PROGRAMS,
                        Map.of(
                                "name", "",
                                "format", "GROUP",
                                "meetingCadence", "every two weeks",
                                "expectedHoursPerMonth", 0,
                                "objectives", List.of(Map.of("code", "", "title", "x"))))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems("/name", "/meetingCadence", "/expectedHoursPerMonth", "/objectives/0/code"));
        Api.post(
                        Tokens.coordinator(),
                        PROGRAMS,
                        Map.of("name", Api.unique("P"), "format", "SPEED_DATING", "meetingCadence", "P7D"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/format"));
        Api.post(
                        Tokens.coordinator(),
                        PROGRAMS,
                        Map.of(
                                "name",
                                Api.unique("P"),
                                "format",
                                "PEER",
                                "meetingCadence",
                                "P7D",
                                "objectives",
                                List.of(Map.of("code", "a", "title", "x"), Map.of("code", "a", "title", "y"))))
                .statusCode(400)
                .body("errors.pointer", hasItem("/objectives/1/code"));
    }

    @Test
    void program_names_are_unique_regardless_of_case() {
        String name = Api.unique("Unique Program");
        Map<String, String> body = Map.of("name", name, "format", "PEER", "meetingCadence", "P7D");
        Api.post(Tokens.coordinator(), PROGRAMS, body).statusCode(201);

        Map<String, String> again = new HashMap<>(body);
        again.put("name", name.toUpperCase(Locale.ROOT));
        Api.post(Tokens.coordinator(), PROGRAMS, again).statusCode(409).body("errors.pointer", hasItem("/name"));
    }

    @Test
    void a_cohort_goes_through_its_phases_in_order_only() {
        String id = Api.cohort();
        String path = COHORTS + "/" + id;
        assertThat(Api.get(Tokens.coordinator(), path).getString("state")).isEqualTo("DRAFT");

        Api.post(Tokens.coordinator(), path + "/activate")
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"))
                .body("action", equalTo("activate"))
                .body("state", equalTo("DRAFT"));
        Api.move(id, "open", "start-matching", "activate", "complete", "archive");

        assertThat(Api.get(Tokens.coordinator(), path).getString("state")).isEqualTo("ARCHIVED");
        assertThat(TestBroker.readKey("tandem.participants.cohort", id, 6))
                .extracting(message -> TestBroker.header(message, "ce_type"))
                .containsExactly(
                        "dev.tandem.cohort.created.v1",
                        "dev.tandem.cohort.opened.v1",
                        "dev.tandem.cohort.matching-started.v1",
                        "dev.tandem.cohort.activated.v1",
                        "dev.tandem.cohort.completed.v1",
                        "dev.tandem.cohort.archived.v1");
    }

    @Test
    void allowed_actions_tell_what_is_possible_and_why_not() {
        String path = COHORTS + "/" + Api.openCohort(Map.of());

        Api.as(Tokens.coordinator())
                .get(path)
                .then()
                .body("allowedActions.find { it.action == 'start-matching' }.allowed", is(true))
                .body("allowedActions.find { it.action == 'open' }.code", equalTo("ILLEGAL_STATE"))
                .body("allowedActions.find { it.action == 'open' }.params.state", equalTo("OPEN"));
        Api.as(Api.participant())
                .get(path)
                .then()
                .body("allowedActions.find { it.action == 'start-matching' }.allowed", is(false))
                .body("allowedActions.find { it.action == 'start-matching' }.code", equalTo("ROLE_REQUIRED"));
    }

    @Test
    void a_cohort_needs_a_program_a_period_and_a_name_of_its_own() {
        String program = Api.program();
        Map<String, Object> body = new HashMap<>(Map.of(
                "programId", program,
                "name", "Spring",
                "activeFrom", "2026-03-01",
                "activeUntil", "2026-08-31"));
        Api.post(Tokens.coordinator(), COHORTS, body).statusCode(201);
        Api.post(Tokens.coordinator(), COHORTS, body).statusCode(409).body("errors.pointer", hasItem("/name"));

        body.put("name", "Autumn");
        body.put("activeUntil", "2026-02-28");
        Api.post(Tokens.coordinator(), COHORTS, body).statusCode(400).body("errors.pointer", hasItem("/activeUntil"));
        body.put("activeUntil", "2026-08-31");
        body.put("programId", "01920000-0000-7000-8000-00000000ffff");
        Api.post(Tokens.coordinator(), COHORTS, body).statusCode(400).body("errors.pointer", hasItem("/programId"));
        body.put("programId", "not an id");
        Api.post(Tokens.coordinator(), COHORTS, body).statusCode(400).body("errors.pointer", hasItem("/programId"));
    }

    @Test
    void a_completed_cohort_does_not_change() {
        String id = Api.openCohort(Map.of());
        Api.move(id, "start-matching", "activate", "complete");

        Api.patch(Tokens.coordinator(), COHORTS + "/" + id, "\"5\"", Map.of("name", Api.unique("Late")))
                .statusCode(409);
    }

    @Test
    void places_cannot_be_fewer_than_those_taken() {
        String id = Api.openCohort(Map.of("mentorPlaces", 3));
        Api.decide(Api.enrollment(id, "MENTOR"), "approve").statusCode(200);
        Api.decide(Api.enrollment(id, "MENTOR"), "approve").statusCode(200);

        Api.patch(Tokens.coordinator(), COHORTS + "/" + id, "\"2\"", Map.of("mentorPlaces", 1))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:places-in-use"))
                .body("errors.pointer", hasItem("/mentorPlaces"));
        Api.patch(Tokens.coordinator(), COHORTS + "/" + id, "\"2\"", "{\"mentorPlaces\":null}")
                .statusCode(200)
                .body("mentorPlaces", nullValue())
                .body("mentorsTaken", equalTo(2));
    }

    @Test
    void a_new_name_of_the_program_reaches_its_cohorts() throws IOException {
        String cohort = Api.cohort();
        String program = Api.get(Tokens.coordinator(), COHORTS + "/" + cohort).getString("programId");
        String name = Api.unique("Renamed");

        Api.patch(Tokens.coordinator(), PROGRAMS + "/" + program, "\"1\"", Map.of("name", name))
                .statusCode(200);

        assertThat(Api.get(Tokens.coordinator(), COHORTS + "/" + cohort).getString("programName"))
                .isEqualTo(name);
        ConsumerRecord<String, byte[]> last =
                TestBroker.readKey("tandem.participants.cohort", cohort, 2).getLast();
        assertThat(new ObjectMapper().readTree(last.value()).path("programName").asText())
                .isEqualTo(name);
    }

    @Test
    void cohorts_are_listed_by_program_and_state() {
        String cohort = Api.openCohort(Map.of());
        String program = Api.get(Tokens.coordinator(), COHORTS + "/" + cohort).getString("programId");

        assertThat(Api.get(Tokens.viewer(), COHORTS + "?programId=" + program + "&state=DRAFT&state=OPEN")
                        .getList("items.id"))
                .containsExactly(cohort);
        assertThat(Api.get(Tokens.viewer(), COHORTS + "?state=ACTIVE&programId=" + program)
                        .getList("items"))
                .isEmpty();
    }

    @Test
    void only_coordinators_run_programs() {
        String cohort = Api.cohort();

        Api.post(Tokens.participant("nobody"), COHORTS + "/" + cohort + "/open").statusCode(403);
        Api.post(Tokens.viewer(), COHORTS + "/" + cohort + "/open").statusCode(403);
        Api.as(Tokens.hr()).get(COHORTS + "/" + cohort).then().statusCode(403);
        Api.post(Tokens.hr(), PROGRAMS, Map.of("name", "x", "format", "PEER", "meetingCadence", "P7D"))
                .statusCode(403);
    }

    @Test
    void cohort_in_draft_does_not_exist_for_participants() {
        String participant = Api.participant();
        String program = Api.program();
        String draft = cohortOf(program);
        String open = cohortOf(program);
        Api.move(open, "open");

        assertThat(Api.get(participant, COHORTS + "?programId=" + program).getList("items.id"))
                .containsExactly(open);
        assertThat(Api.get(participant, COHORTS + "?state=DRAFT&programId=" + program)
                        .getList("items"))
                .isEmpty();
        Api.as(participant).get(COHORTS + "/" + draft).then().statusCode(404);
        Api.as(participant).get(COHORTS + "/" + open).then().statusCode(200);
        Api.post(participant, "/api/v1/enrollments", Map.of("cohortId", draft, "role", "MENTEE"))
                .statusCode(400)
                .body("errors.code", hasItem("UNKNOWN_COHORT"));
        for (String token : List.of(Tokens.coordinator(), Tokens.viewer(), Tokens.sponsor())) {
            assertThat(Api.get(token, COHORTS + "?programId=" + program).getList("items.id"))
                    .containsExactlyInAnyOrder(draft, open);
            Api.as(token).get(COHORTS + "/" + draft).then().statusCode(200);
        }
    }

    private static String cohortOf(String program) {
        return Api.post(
                        Tokens.coordinator(),
                        COHORTS,
                        Map.of(
                                "programId",
                                program,
                                "name",
                                Api.unique("Cohort"),
                                "activeFrom",
                                "2026-03-01",
                                "activeUntil",
                                "2026-08-31"))
                .statusCode(201)
                .extract()
                .path("id");
    }
}
