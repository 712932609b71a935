package dev.tandem.participants.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@TandemTest
class EnrollmentResourceTest {

    private static final String ENROLLMENTS = "/api/v1/enrollments";
    private static final String NOBODY = "01920000-0000-7000-8000-00000000ffff";
    private static final String JAVA = "01920000-0000-7000-8000-000000001002";

    @Test
    void a_participant_applies_with_everything_that_matching_scores() throws IOException {
        String cohort = Api.openCohort(Map.of());
        String userName = Api.unique("mentor");
        String person = Api.person(userName);
        String excluded = Api.person();

        String id = Api.post(Tokens.participant(userName), ENROLLMENTS, fullApplication(cohort, excluded))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("personId", equalTo(person))
                .body("state", equalTo("APPLIED"))
                .body("goalTags", contains("leadership"))
                .body("availability[0].start", equalTo("09:00"))
                .body("allowedActions.find { it.action == 'withdraw' }.allowed", is(true))
                .body("allowedActions.find { it.action == 'approve' }.code", equalTo("ROLE_REQUIRED"))
                .extract()
                .path("id");

        JsonNode fact = event("tandem.participants.enrollment", id);
        assertThat(fact.has("availability")).isFalse();
        assertThat(fact.has("motivation")).isFalse();
        JsonNode profile = event("tandem.participants.matching-profile", id);
        assertThat(profile.path("skillsOffered").get(0).path("level").asInt()).isEqualTo(4);
        assertThat(profile.path("excludedPersonIds").get(0).asText()).isEqualTo(excluded);
        assertThat(profile.has("motivation")).isFalse();
    }

    @Test
    void what_is_left_out_comes_from_the_person() {
        String cohort = Api.openCohort(Map.of());

        String id = Api.enrollment(cohort, "MENTEE");

        Api.coordinator()
                .get(ENROLLMENTS + "/" + id)
                .then()
                .body("timeZone", equalTo("Europe/Zurich"))
                .body("languages", contains("de", "en"))
                .body("capacity", equalTo(1));
    }

    @Test
    void everything_that_is_wrong_with_an_application_is_named() {
        String cohort = Api.openCohort(Map.of());
        Map<String, Object> body = new HashMap<>(Map.of(
                "cohortId", cohort,
                "personId", Api.person(),
                "role", "MENTEE",
                "capacity", 2,
                "skillsWanted",
                        List.of(
                                Map.of("skillId", NOBODY, "level", 1),
                                Map.of("skillId", JAVA, "level", 1),
                                Map.of("skillId", JAVA, "level", 2)),
                "excludedPersonIds", List.of(NOBODY),
                "availability",
                        List.of(
                                Map.of("day", "MONDAY", "start", "11:00", "end", "09:00"),
                                Map.of("day", "FRIDAY", "start", "09:00", "end", "10:00"),
                                Map.of("day", "FRIDAY", "start", "09:30", "end", "10:30"))));

        Api.post(Tokens.coordinator(), ENROLLMENTS, body)
                .statusCode(400)
                .body(
                        "errors.pointer",
                        hasItems(
                                "/capacity",
                                "/skillsWanted/0/skillId",
                                "/skillsWanted/2/skillId",
                                "/excludedPersonIds/0",
                                "/availability/0/end",
                                "/availability/2"));
        body.put("availability", List.of(Map.of("day", "MONDAY", "start", "9:00", "end", "25:00")));
        body.put("capacity", 21);
        Api.post(Tokens.coordinator(), ENROLLMENTS, body)
                .statusCode(400)
                .body("errors.pointer", hasItems("/availability/0/start", "/availability/0/end", "/capacity"));
    }

    @Test
    void references_that_lead_nowhere_are_refused() {
        String cohort = Api.openCohort(Map.of());

        Api.post(Tokens.coordinator(), ENROLLMENTS, application(NOBODY, Api.person()))
                .statusCode(400)
                .body("errors.pointer", hasItem("/cohortId"));
        Api.post(Tokens.coordinator(), ENROLLMENTS, application(cohort, NOBODY))
                .statusCode(400)
                .body("errors.pointer", hasItem("/personId"));
        Api.post(Tokens.coordinator(), ENROLLMENTS, Map.of("cohortId", cohort, "role", "MENTEE"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/personId"));
    }

    @Test
    void a_person_applies_once_for_each_cohort_and_role() {
        String cohort = Api.openCohort(Map.of());
        String person = Api.person();
        Api.enrollment(cohort, person, "MENTEE");

        Api.post(Tokens.coordinator(), ENROLLMENTS, application(cohort, person))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:duplicate"));
        Api.enrollment(cohort, person, "MENTOR");
    }

    @Test
    void applications_are_taken_while_the_cohort_is_open_or_matching() {
        String cohort = Api.cohort();
        Api.post(Tokens.coordinator(), ENROLLMENTS, application(cohort, Api.person()))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"));

        Api.move(cohort, "open", "start-matching");
        Api.enrollment(cohort, "MENTEE");
        Api.move(cohort, "activate");

        Api.post(Tokens.coordinator(), ENROLLMENTS, application(cohort, Api.person()))
                .statusCode(409);
    }

    @Test
    void who_has_left_is_not_enrolled() {
        String cohort = Api.openCohort(Map.of());
        String person = Api.person();
        Api.patch(Tokens.hr(), "/api/v1/people/" + person, "\"1\"", Map.of("active", false))
                .statusCode(200);

        Api.post(Tokens.coordinator(), ENROLLMENTS, application(cohort, person))
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:person-inactive"));
    }

    @Test
    void participants_touch_nothing_but_their_own() {
        String cohort = Api.openCohort(Map.of());
        String userName = Api.unique("mentee");
        String own = Api.enrollment(cohort, Api.person(userName), "MENTEE");
        String other = Api.enrollment(cohort, "MENTEE");
        String token = Tokens.participant(userName);

        assertThat(Api.get(token, ENROLLMENTS + "?cohortId=" + cohort).getList("items.id"))
                .containsExactly(own);
        Api.as(token).get(ENROLLMENTS + "/" + other).then().statusCode(404);
        Api.patch(token, ENROLLMENTS + "/" + other, "\"1\"", Map.of("goalTags", List.of("x")))
                .statusCode(404);
        Api.post(token, ENROLLMENTS + "/" + other + "/withdraw").statusCode(404);
        Api.post(token, ENROLLMENTS + "/" + own + "/approve").statusCode(403);
        Api.post(token, ENROLLMENTS, application(cohort, Api.person())).statusCode(403);
        Api.patch(token, ENROLLMENTS + "/" + own, "\"1\"", Map.of("goalTags", List.of("x")))
                .statusCode(200)
                .header("ETag", "\"2\"");
        Api.post(token, ENROLLMENTS + "/" + own + "/withdraw").statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void aggregate_readers_and_hr_see_no_enrollments() {
        Api.as(Tokens.viewer()).get(ENROLLMENTS).then().statusCode(403);
        Api.as(Tokens.sponsor()).get(ENROLLMENTS).then().statusCode(403);
        Api.as(Tokens.hr()).get(ENROLLMENTS).then().statusCode(403);
    }

    @Test
    void decisions_follow_the_life_cycle_and_are_published() {
        String cohort = Api.openCohort(Map.of());
        String id = Api.enrollment(cohort, "MENTEE");

        Api.decide(id, "waitlist").statusCode(200).body("waitlistedAt", notNullValue());
        Api.decide(id, "waitlist").statusCode(409);
        Api.decide(id, "approve")
                .statusCode(200)
                .body("state", equalTo("READY"))
                .body("readyAt", notNullValue());
        Api.post(Tokens.coordinator(), ENROLLMENTS + "/" + id + "/reject", Map.of("reason", "too late"))
                .statusCode(409)
                .body("state", equalTo("READY"));
        Api.decide(id, "withdraw").statusCode(200);
        Api.decide(id, "withdraw").statusCode(409);
        Api.patch(Tokens.coordinator(), ENROLLMENTS + "/" + id, "\"4\"", Map.of("goalTags", List.of()))
                .statusCode(409);

        assertThat(TestBroker.readKey("tandem.participants.enrollment", id, 4))
                .extracting(message -> TestBroker.header(message, "ce_type"))
                .containsExactly(
                        "dev.tandem.enrollment.applied.v1",
                        "dev.tandem.enrollment.waitlisted.v1",
                        "dev.tandem.enrollment.approved.v1",
                        "dev.tandem.enrollment.withdrawn.v1");
        assertThat(TestBroker.readKey("tandem.participants.matching-profile", id, 4))
                .extracting(message -> TestBroker.header(message, "ce_sequence"))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void a_rejection_gives_a_reason() {
        String id = Api.enrollment(Api.openCohort(Map.of()), "MENTEE");

        Api.post(Tokens.coordinator(), ENROLLMENTS + "/" + id + "/reject", Map.of("reason", " "))
                .statusCode(400)
                .body("errors.pointer", hasItem("/reason"));
        Api.post(Tokens.coordinator(), ENROLLMENTS + "/" + id + "/reject", Map.of("reason", "Not yet."))
                .statusCode(200)
                .body("decisionReason", equalTo("Not yet."));
    }

    @Test
    void a_change_needs_the_current_etag_and_keeps_the_rules() {
        String path = ENROLLMENTS + "/" + Api.enrollment(Api.openCohort(Map.of()), "MENTEE");

        Api.patch(Tokens.coordinator(), path, "\"2\"", Map.of("goalTags", List.of("x")))
                .statusCode(412);
        Api.patch(Tokens.coordinator(), path, "\"1\"", Map.of("capacity", 3))
                .statusCode(400)
                .body("errors.pointer", hasItem("/capacity"));
        Api.patch(Tokens.coordinator(), path, "\"1\"", Map.of("role", "MENTOR"))
                .statusCode(400)
                .body("errors.pointer", hasItem("/role"));
    }

    @Test
    void a_batch_answers_per_item() {
        String cohort = Api.openCohort(Map.of());
        String person = Api.person();
        List<Map<String, Object>> items = new ArrayList<>();
        items.add(application(cohort, person));
        items.add(application(cohort, person));
        items.add(application(cohort, NOBODY));
        items.add(Map.of("cohortId", cohort, "personId", person, "role", "MENTOR", "capacity", 99));
        items.add(Map.of("cohortId", cohort, "personId", person, "role", "MENTOR", "capacity", 2));

        Api.post(Tokens.coordinator(), ENROLLMENTS + "/batch", Map.of("items", items))
                .statusCode(200)
                .body("items.status", contains(201, 409, 400, 400, 201))
                .body("items[2].problem.errors[0].pointer", equalTo("/items/2/personId"))
                .body("items[3].problem.errors[0].pointer", equalTo("/items/3/capacity"))
                .body("items[4].result.capacity", equalTo(2));

        Api.coordinator().get(ENROLLMENTS + "?cohortId=" + cohort).then().body("items", hasSize(2));
    }

    @Test
    void a_batch_has_its_limit_and_its_role() {
        Api.post(Tokens.coordinator(), ENROLLMENTS + "/batch", Map.of("items", List.of()))
                .statusCode(400)
                .body("errors.pointer", hasItem("/items"));
        Api.post(
                        Tokens.participant("nobody"),
                        ENROLLMENTS + "/batch",
                        Map.of("items", List.of(application(NOBODY, NOBODY))))
                .statusCode(403);
    }

    @Test
    void a_completed_cohort_completes_who_was_ready_and_rejects_who_waited() {
        String cohort = Api.openCohort(Map.of());
        String ready = Api.enrollment(cohort, "MENTOR");
        Api.decide(ready, "approve").statusCode(200);
        String waiting = Api.enrollment(cohort, "MENTOR");

        Api.move(cohort, "start-matching", "activate", "complete");

        assertThat(Api.stateOfEnrollment(ready)).isEqualTo("COMPLETED");
        assertThat(Api.stateOfEnrollment(waiting)).isEqualTo("REJECTED");
        assertThat(TestBroker.readKey("tandem.participants.enrollment", ready, 3))
                .extracting(message -> TestBroker.header(message, "ce_type"))
                .endsWith("dev.tandem.enrollment.completed.v1");
        Api.decide(waiting, "approve").statusCode(409);
    }

    private static Map<String, Object> application(String cohortId, String personId) {
        return Map.of("cohortId", cohortId, "personId", personId, "role", "MENTEE");
    }

    private static Map<String, Object> fullApplication(String cohortId, String excluded) {
        Map<String, Object> body = new HashMap<>();
        body.put("cohortId", cohortId);
        body.put("role", "MENTOR");
        body.put("skillsOffered", List.of(Map.of("skillId", JAVA, "level", 4)));
        body.put("goalTags", List.of("leadership", " leadership "));
        body.put("interests", List.of("chess"));
        body.put("availability", List.of(Map.of("day", "TUESDAY", "start", "09:00", "end", "11:00")));
        body.put("timeZone", "Asia/Kolkata");
        body.put("languages", List.of("en"));
        body.put("capacity", 3);
        body.put("commitmentHoursPerMonth", 4);
        body.put("meetingModes", List.of("VIRTUAL", "PHONE"));
        body.put("excludedPersonIds", List.of(excluded));
        body.put("motivation", "I had a good mentor myself.");
        return body;
    }

    private static JsonNode event(String topic, String id) throws IOException {
        return new ObjectMapper()
                .readTree(TestBroker.readKey(topic, id, 1).getFirst().value());
    }
}
