package dev.tandem.participants.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.participants.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.TestBroker;
import dev.tandem.platform.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an enrollment holds for matching alone: answers and self declarations, and who may see them. */
@TandemTest
class MatchingDataTest {

    private static final String ENROLLMENTS = "/api/v1/enrollments";
    private static final String SECRET = "a-value-that-occurs-nowhere-else";
    private static final Map<String, Object> DECLARATION =
            Map.of("attribute", "first-generation", "value", SECRET, "purposes", List.of("FAIRNESS", "AFFINITY"));

    private String userName;
    private String person;
    private String token;
    private String cohort;

    @BeforeEach
    void somebody_and_a_cohort() {
        userName = Api.unique("member");
        person = Api.person(userName);
        token = Tokens.participant(userName);
        cohort = Api.openCohort(Map.of());
    }

    @Test
    void what_a_person_says_of_themselves_is_theirs_to_read_and_nobody_elses() {
        String id = apply().statusCode(201)
                .body("selfDeclarations[0].value", equalTo(SECRET))
                .body("selfDeclarations[0].purposes", contains("FAIRNESS", "AFFINITY"))
                .extract()
                .path("id");

        own(id).body("selfDeclarations[0].attribute", equalTo("first-generation"));
        assertThat(Api.get(token, ENROLLMENTS).getString("items[0].selfDeclarations[0].value"))
                .isEqualTo(SECRET);
        assertThat(Api.coordinator().get(ENROLLMENTS + "/" + id).asString())
                .contains(person)
                .doesNotContain(SECRET, "selfDeclarations");
        assertThat(Api.coordinator().get(ENROLLMENTS + "?cohortId=" + cohort).asString())
                .contains(person)
                .doesNotContain(SECRET, "selfDeclarations");
        assertThat(Api.decide(id, "approve").statusCode(200).extract().asString())
                .doesNotContain(SECRET);
        Api.as(Tokens.hr()).get(ENROLLMENTS + "/" + id).then().statusCode(403);
        Api.as(Tokens.viewer()).get(ENROLLMENTS + "/" + id).then().statusCode(403);
    }

    @Test
    void answers_are_read_by_the_person_and_by_coordinators() {
        String id = apply().statusCode(201).extract().path("id");

        for (ValidatableResponse seen :
                List.of(own(id), Api.coordinator().get(ENROLLMENTS + "/" + id).then())) {
            seen.statusCode(200)
                    .body("answers.how-often", equalTo("monthly"))
                    .body("answers.remote-days", equalTo(3))
                    .body("answers.topics", contains("career", "conflict"))
                    .body("experienceYears", equalTo(12))
                    .body("communicationStyle", equalTo("DIRECT"));
        }
        String other = Api.unique("other");
        Api.person(other);
        Api.as(Tokens.participant(other)).get(ENROLLMENTS + "/" + id).then().statusCode(404);
    }

    @Test
    void only_the_restricted_topic_carries_them_and_the_audit_names_no_value() throws IOException {
        String id = apply().statusCode(201).extract().path("id");

        JsonNode profile = new ObjectMapper()
                .readTree(TestBroker.readKey("tandem.participants.matching-profile", id, 1)
                        .getFirst()
                        .value());
        assertThat(profile.at("/answers/topics/1").asText()).isEqualTo("conflict");
        assertThat(profile.at("/selfDeclarations/0/value").asText()).isEqualTo(SECRET);
        assertThat(profile.path("experienceYears").asInt()).isEqualTo(12);
        assertThat(profile.path("communicationStyle").asText()).isEqualTo("DIRECT");
        String fact = new String(
                TestBroker.readKey("tandem.participants.enrollment", id, 1)
                        .getFirst()
                        .value(),
                StandardCharsets.UTF_8);
        assertThat(fact).contains(id).doesNotContain(SECRET, "answers", "selfDeclarations", "DIRECT");
        assertThat(Api.coordinator()
                        .get("/api/v1/participants-audit-entries?limit=200")
                        .asString())
                .contains(id)
                .doesNotContain(SECRET, "conflict");
    }

    @Test
    void matching_is_told_to_forget_them_when_the_enrollment_is_over() throws IOException {
        String id = apply().statusCode(201).extract().path("id");
        Api.post(token, ENROLLMENTS + "/" + id + "/withdraw").statusCode(200);

        JsonNode last = new ObjectMapper()
                .readTree(TestBroker.readKey("tandem.participants.matching-profile", id, 2)
                        .getLast()
                        .value());

        assertThat(last.path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(last.path("answers").isEmpty()).isTrue();
        assertThat(last.path("selfDeclarations").isEmpty()).isTrue();
        own(id).body("selfDeclarations", hasSize(1)).body("answers.remote-days", equalTo(3));
    }

    @Test
    void nobody_declares_for_somebody_else() {
        Map<String, Object> nomination = application();
        nomination.put("personId", person);

        Api.post(Tokens.coordinator(), ENROLLMENTS, nomination)
                .statusCode(403)
                .body("errors.pointer", contains("/selfDeclarations"))
                .body("errors.code", contains("ONLY_BY_THE_PERSON"));
        nomination.put("selfDeclarations", List.of());
        Api.post(Tokens.coordinator(), ENROLLMENTS, nomination).statusCode(403);
        nomination.remove("selfDeclarations");
        String id = Api.post(Tokens.coordinator(), ENROLLMENTS, nomination)
                .statusCode(201)
                .body("selfDeclarations", nullValue())
                .extract()
                .path("id");
        Api.patch(
                        Tokens.coordinator(),
                        ENROLLMENTS + "/" + id,
                        "\"1\"",
                        Map.of("selfDeclarations", List.of(DECLARATION)))
                .statusCode(403)
                .body("errors.pointer", contains("/selfDeclarations"));
        Api.patch(Tokens.coordinator(), ENROLLMENTS + "/" + id, "\"1\"", "{\"selfDeclarations\":null}")
                .statusCode(403);
        own(id).header("ETag", "\"1\"").body("selfDeclarations", hasSize(0));
    }

    @Test
    void a_batch_refuses_the_item_that_declares_for_somebody_else_and_takes_the_others() {
        Map<String, Object> declaring = application();
        declaring.put("personId", person);
        Map<String, Object> plain = application();
        plain.put("personId", Api.person());
        plain.remove("selfDeclarations");

        Api.post(Tokens.coordinator(), ENROLLMENTS + "/batch", Map.of("items", List.of(declaring, plain)))
                .statusCode(200)
                .body("items.status", contains(403, 201))
                .body("items[0].problem.errors[0].pointer", equalTo("/items/0/selfDeclarations"))
                .body("items[1].result.answers.remote-days", equalTo(3));
    }

    @Test
    void a_coordinator_who_takes_part_declares_for_themselves() {
        String both = Tokens.of(userName, "coordinator", "participant");

        Api.post(both, ENROLLMENTS, application())
                .statusCode(201)
                .body("personId", equalTo(person))
                .body("selfDeclarations[0].value", equalTo(SECRET));
    }

    @Test
    void a_merge_patch_changes_single_answers_and_keeps_what_it_does_not_name() {
        String id = apply().statusCode(201).extract().path("id");

        Api.patch(
                        Tokens.coordinator(),
                        ENROLLMENTS + "/" + id,
                        "\"1\"",
                        "{\"answers\":{\"topics\":null,\"remote-days\":4},\"experienceYears\":13}")
                .statusCode(200)
                .body("answers.topics", nullValue())
                .body("answers.remote-days", equalTo(4))
                .body("answers.how-often", equalTo("monthly"))
                .body("experienceYears", equalTo(13))
                .body("communicationStyle", equalTo("DIRECT"));
        own(id).body("selfDeclarations[0].value", equalTo(SECRET));
        Api.patch(token, ENROLLMENTS + "/" + id, "\"2\"", "{\"selfDeclarations\":null,\"communicationStyle\":null}")
                .statusCode(200)
                .body("selfDeclarations", hasSize(0))
                .body("communicationStyle", nullValue());
    }

    @Test
    void writing_the_same_again_changes_nothing() {
        String id = apply().statusCode(201).extract().path("id");

        Api.patch(
                        token,
                        ENROLLMENTS + "/" + id,
                        "\"1\"",
                        Map.of("answers", application().get("answers"), "selfDeclarations", List.of(DECLARATION)))
                .statusCode(200)
                .header("ETag", "\"1\"");
    }

    @Test
    void every_wrong_answer_is_named_by_its_key() {
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("fraction", 1.5);
        answers.put("flag", true);
        answers.put("object", Map.of("a", "b"));
        answers.put("nothing", null);
        answers.put("blank", " ");
        answers.put("long", "x".repeat(501));
        answers.put("huge", 1_000_000_001L);
        answers.put("none", List.of());
        answers.put("list", Arrays.asList("a", 1, "a"));
        answers.put("a/b c", "fine");
        answers.put("fine", "fine");
        Map<String, Object> body = application();
        body.put("answers", answers);

        Api.post(token, ENROLLMENTS, body)
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/answers/fraction",
                                "/answers/flag",
                                "/answers/object",
                                "/answers/nothing",
                                "/answers/blank",
                                "/answers/long",
                                "/answers/huge",
                                "/answers/none",
                                "/answers/list/1",
                                "/answers/list/2",
                                "/answers/a~1b c"));
    }

    @Test
    void wrong_matching_data_is_pointed_at() {
        Map<String, Object> body = application();
        body.put("experienceYears", 71);
        body.put(
                "selfDeclarations",
                List.of(
                        Map.of("attribute", "Not Like This", "value", "x", "purposes", List.of("FAIRNESS")),
                        Map.of("attribute", "gender", "value", " ", "purposes", List.of())));
        Api.post(token, ENROLLMENTS, body)
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/experienceYears",
                                "/selfDeclarations/0/attribute",
                                "/selfDeclarations/1/value",
                                "/selfDeclarations/1/purposes"));

        Map<String, Object> unknown = application();
        unknown.put("communicationStyle", "SHOUTING");
        Api.post(token, ENROLLMENTS, unknown).statusCode(400).body("errors.pointer", hasItem("/communicationStyle"));

        Map<String, Object> twice = application();
        twice.put("selfDeclarations", List.of(DECLARATION, DECLARATION));
        Api.post(token, ENROLLMENTS, twice)
                .statusCode(400)
                .body("errors.pointer", contains("/selfDeclarations/1"))
                .body("detail", not(equalTo(SECRET)))
                .body("errors", notNullValue());
    }

    private ValidatableResponse apply() {
        return Api.post(token, ENROLLMENTS, application());
    }

    private ValidatableResponse own(String id) {
        return Api.as(token).get(ENROLLMENTS + "/" + id).then().statusCode(200);
    }

    private Map<String, Object> application() {
        Map<String, Object> body = new HashMap<>();
        body.put("cohortId", cohort);
        body.put("role", "MENTEE");
        body.put("experienceYears", 12);
        body.put("communicationStyle", "DIRECT");
        body.put("answers", Map.of("how-often", "monthly", "remote-days", 3, "topics", List.of("career", "conflict")));
        body.put("selfDeclarations", List.of(DECLARATION));
        return body;
    }
}
