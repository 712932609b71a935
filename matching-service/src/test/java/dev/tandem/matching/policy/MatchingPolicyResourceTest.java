package dev.tandem.matching.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchingPolicyResourceTest {

    private static final String PATH = "/api/v1/matching-policies";

    @Inject
    PolicyValidation validation;

    @Inject
    Policies policies;

    @Test
    void the_standard_policy_is_there_from_the_start() {
        JsonPath policy = Api.coordinator()
                .get(PATH + "/{id}", Policies.STANDARD)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .jsonPath();

        assertThat(policy.getString("name")).isEqualTo("Standard");
        assertThat(policy.getInt("policyVersion")).isEqualTo(1);
        assertThat(policy.getInt("weights.skills")).isEqualTo(40);
        assertThat(policy.getBoolean("rules.forbidReportingLine")).isTrue();
    }

    @Test
    void the_standard_policy_means_what_it_always_meant() {
        JsonPath policy = Api.coordinator()
                .get(PATH + "/{id}/versions/1", Policies.STANDARD)
                .jsonPath();

        assertThat(policy.getInt("weights.proximity")).isZero();
        assertThat(policy.getInt("mentorShare")).isEqualTo(50);
        assertThat(policy.getMap("")).doesNotContainKeys("mentorWeights", "neutral", "parameters");
        assertThat(policy.getList("questions")).isEmpty();
    }

    @Test
    void two_more_policies_are_built_in_and_can_be_used() {
        for (Map.Entry<String, String> builtIn : Map.of(
                        "01920000-0000-7000-8000-000000000003", "Balanced two-sided",
                        "01920000-0000-7000-8000-000000000005", "Inclusion")
                .entrySet()) {
            JsonPath policy = Api.coordinator()
                    .get(PATH + "/{id}", builtIn.getKey())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            assertThat(policy.getString("name")).isEqualTo(builtIn.getValue());
            UUID id = UUID.fromString(builtIn.getKey());
            assertThat(validation.errors(policies.version(id, 1).terms())).isEmpty();
        }
        JsonPath balanced = Api.coordinator()
                .get(PATH + "/01920000-0000-7000-8000-000000000003/versions/1")
                .jsonPath();
        assertThat(balanced.getInt("mentorWeights.commitment")).isEqualTo(15);
        JsonPath inclusion = Api.coordinator()
                .get(PATH + "/01920000-0000-7000-8000-000000000005/versions/1")
                .jsonPath();
        assertThat(inclusion.getList("parameters.affinity.attributes"))
                .isEqualTo(List.of("caregiver", "first-generation", "gender"));
    }

    @Test
    void everything_that_a_policy_may_say_is_kept_published_and_changed_by_a_patch() {
        Map<String, Object> body = full("Policy " + Ids.next());
        UUID id = UUID.fromString(create(body).then().statusCode(201).extract().path("id"));

        JsonPath first = Api.coordinator().get(PATH + "/{id}", id).jsonPath();
        assertThat(first.getInt("weights.mutualPreference")).isEqualTo(10);
        assertThat(first.getInt("weights.commitment")).isZero();
        assertThat(first.getInt("mentorWeights.skills")).isEqualTo(5);
        assertThat(first.getMap("mentorWeights")).doesNotContainKey("goals");
        assertThat(first.getInt("mentorShare")).isEqualTo(40);
        assertThat(first.getInt("neutral.availability")).isEqualTo(300_000);
        assertThat(first.getInt("parameters.proximity.zeroBeyondKm")).isEqualTo(100);
        assertThat(first.getString("parameters.communicationStyle.preference")).isEqualTo("COMPLEMENTARY");
        assertThat(first.getInt("questions[0].range")).isEqualTo(5);
        assertThat(first.getInt("rules.minimumSeniorityGap")).isEqualTo(1);

        Api.coordinator()
                .header("If-Match", "\"1\"")
                .body("""
                        {"parameters": {"proximity": {"sameCity": 700000}, "affinity": null},
                         "mentorWeights": {"goals": 30, "skills": null}, "weights": {"affinity": 0},
                         "questions": [], "rules": {"maximumSeniorityGap": 4}}
                        """)
                .patch(PATH + "/{id}", id)
                .then()
                .statusCode(200);

        JsonPath second = Api.coordinator().get(PATH + "/{id}/versions/2", id).jsonPath();
        assertThat(second.getInt("parameters.proximity.zeroBeyondKm")).isEqualTo(100);
        assertThat(second.getInt("parameters.proximity.sameCity")).isEqualTo(700_000);
        assertThat(second.getMap("parameters")).doesNotContainKey("affinity");
        assertThat(second.getMap("mentorWeights")).isEqualTo(Map.of("goals", 30, "commitment", 20));
        assertThat(second.getInt("mentorShare")).isEqualTo(40);
        assertThat(second.getList("questions")).isEmpty();
        assertThat(second.getInt("rules.minimumSeniorityGap")).isEqualTo(1);
        assertThat(second.getInt("rules.maximumSeniorityGap")).isEqualTo(4);
        assertThat(Api.coordinator()
                        .get(PATH + "/{id}/versions/1", id)
                        .jsonPath()
                        .getInt("mentorWeights.skills"))
                .isEqualTo(5);
        assertThat(Api.publishedVerbs("matching-policy", id, 2)).containsExactly("created", "changed");
    }

    @Test
    void values_that_the_engine_cannot_use_are_pointed_at() {
        Map<String, Object> body = body("Policy " + Ids.next());
        body.put(
                "parameters",
                Map.of(
                        "skills", Map.of("relatedCreditPercent", 101),
                        "availability", Map.of("targetMinutes", 0),
                        "languages", Map.of("fullAt", 21),
                        "seniority", Map.of("minimumGap", 4, "falloffLevels", 0),
                        "proximity", Map.of("sameCity", 1_000_001, "fullWithinKm", 300),
                        "experience", Map.of("fullLeadYears", -1),
                        "mutualPreference", Map.of("ranks", 101),
                        "commitment", Map.of("toleranceHours", 0)));
        body.put(
                "questions",
                List.of(
                        Map.of("key", "a", "comparison", "DISTANCE", "weight", 5),
                        Map.of("key", "b", "comparison", "SAME", "range", 3, "weight", 5),
                        Map.of("key", "a", "comparison", "OVERLAP", "weight", 5)));
        Map<String, Object> rules = new HashMap<>(rules());
        rules.put("minimumSeniorityGap", 3);
        rules.put("maximumSeniorityGap", 2);
        body.put("rules", rules);
        Map<String, Object> weights = new HashMap<>(weights(40));
        weights.put("affinity", 5);
        body.put("weights", weights);

        Response answer = create(body);

        Api.assertProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "/parameters/skills/relatedCreditPercent",
                        "/parameters/availability/targetMinutes",
                        "/parameters/languages/fullAt",
                        "/parameters/seniority/maximumGap",
                        "/parameters/seniority/falloffLevels",
                        "/parameters/proximity/sameCity",
                        "/parameters/proximity/sameSite",
                        "/parameters/proximity/zeroBeyondKm",
                        "/parameters/experience/fullLeadYears",
                        "/parameters/mutualPreference/ranks",
                        "/parameters/commitment/toleranceHours",
                        "/parameters/affinity/attributes",
                        "/questions/0/range",
                        "/questions/1/range",
                        "/questions/2/key",
                        "/rules/maximumSeniorityGap");
    }

    @Test
    void values_out_of_shape_are_pointed_at() {
        Map<String, Object> body = body("Policy " + Ids.next());
        body.put("mentorWeights", Map.of("proximity", 101));
        body.put("mentorShare", 101);
        body.put("neutral", Map.of("goals", -1));
        body.put("parameters", Map.of("affinity", Map.of("attributes", List.of("Not Like This"))));
        body.put("questions", List.of(Map.of("key", "no spaces", "weight", 101)));

        assertThat(create(body).jsonPath().getList("errors.pointer", String.class))
                .containsExactlyInAnyOrder(
                        "/mentorWeights/proximity",
                        "/mentorShare",
                        "/neutral/goals",
                        "/parameters/affinity/attributes/0",
                        "/questions/0/key",
                        "/questions/0/comparison",
                        "/questions/0/weight");
    }

    @Test
    void a_mentors_side_without_any_weight_is_refused() {
        Map<String, Object> body = body("Policy " + Ids.next());
        Map<String, Object> none = new HashMap<>(weights(0));
        none.replaceAll((criterion, weight) -> 0);
        body.put("mentorWeights", none);

        Response answer = create(body);

        Api.assertProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("/mentorWeights");
        assertThat(answer.jsonPath().getList("errors.code")).containsExactly("NO_WEIGHT");
    }

    @Test
    void a_policy_is_created_and_published() {
        Response created = create(body("Policy " + Ids.next()));

        created.then().statusCode(201).header("ETag", "\"1\"");
        UUID id = UUID.fromString(created.path("id"));
        assertThat(created.header("Location")).endsWith(PATH + "/" + id);
        assertThat(Api.publishedVerbs("matching-policy", id, 1)).containsExactly("created");
    }

    @Test
    void a_change_makes_a_new_version_and_leaves_the_old_one_as_it_was() {
        UUID id = created();

        Api.coordinator()
                .header("If-Match", "\"1\"")
                .body(Map.of("rules", Map.of("minWeeklyOverlapMinutes", 120)))
                .patch(PATH + "/{id}", id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        JsonPath now = Api.coordinator().get(PATH + "/{id}", id).jsonPath();
        assertThat(now.getInt("policyVersion")).isEqualTo(2);
        assertThat(now.getInt("rules.minWeeklyOverlapMinutes")).isEqualTo(120);
        assertThat(now.getBoolean("rules.requireSharedLanguage")).isTrue();
        JsonPath first = Api.coordinator().get(PATH + "/{id}/versions/1", id).jsonPath();
        assertThat(first.getInt("rules.minWeeklyOverlapMinutes")).isEqualTo(60);
        assertThat(Api.coordinator().get(PATH + "/{id}/versions", id).jsonPath().getList("items.policyVersion"))
                .hasToString("[2, 1]");
        assertThat(Api.publishedVerbs("matching-policy", id, 2)).containsExactly("created", "changed");
    }

    @Test
    void a_stale_if_match_is_refused_with_412_and_a_missing_one_with_428() {
        UUID id = created();

        Api.assertProblem(
                Api.coordinator()
                        .header("If-Match", "\"7\"")
                        .body(Map.of("name", "Other"))
                        .patch(PATH + "/{id}", id),
                412,
                "precondition-failed");
        Api.assertProblem(
                Api.coordinator().body(Map.of("name", "Other")).patch(PATH + "/{id}", id),
                428,
                "precondition-required");
    }

    @Test
    void a_name_that_is_taken_is_refused() {
        String name = "Policy " + Ids.next();
        create(body(name)).then().statusCode(201);

        Response second = create(body(name.toUpperCase(java.util.Locale.ROOT)));

        Api.assertProblem(second, 409, "duplicate");
        assertThat(second.jsonPath().getList("errors.pointer")).containsExactly("/name");
    }

    @Test
    void wrong_values_are_pointed_at() {
        Map<String, Object> body = body(" ");
        body.put("weights", weights(101));
        body.put("rules", Map.of("minWeeklyOverlapMinutes", -1));

        Response answer = create(body);

        Api.assertProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                .contains("/name", "/weights/skills", "/rules/minWeeklyOverlapMinutes", "/rules/minimumScore");
    }

    @Test
    void a_policy_without_any_weight_is_refused() {
        Map<String, Object> body = body("Policy " + Ids.next());
        Map<String, Object> none = new HashMap<>(weights(0));
        none.replaceAll((criterion, weight) -> 0);
        body.put("weights", none);

        Response answer = create(body);

        Api.assertProblem(answer, 400, "validation-failed");
        assertThat(answer.jsonPath().getList("errors.code")).containsExactly("NO_WEIGHT");
    }

    @Test
    void an_unknown_property_is_refused_by_name() {
        Map<String, Object> body = body("Policy " + Ids.next());
        body.put("wieghts", Map.of());

        Response answer = create(body);

        Api.assertProblem(answer, 400, "unknown-property");
        assertThat(answer.asString()).contains("wieghts");
    }

    @Test
    void only_coordinators_make_policies() {
        Api.assertProblem(Api.as(Tokens.viewer()).body(body("Policy")).post(PATH), 403, "forbidden");
    }

    @Test
    void a_repeated_key_replays_the_answer_and_makes_nothing_new() {
        Map<String, Object> body = body("Policy " + Ids.next());
        String key = Ids.next().toString();

        Response first =
                Api.coordinator().header("Idempotency-Key", key).body(body).post(PATH);
        Response again =
                Api.coordinator().header("Idempotency-Key", key).body(body).post(PATH);
        Response other = Api.coordinator()
                .header("Idempotency-Key", key)
                .body(body("Policy " + Ids.next()))
                .post(PATH);

        first.then().statusCode(201);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
        Api.assertProblem(other, 422, "idempotency-key-reused");
    }

    private static UUID created() {
        return UUID.fromString(create(body("Policy " + Ids.next()))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    private static Response create(Map<String, Object> body) {
        return Api.coordinator().body(body).post(PATH);
    }

    private static Map<String, Object> body(String name) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("weights", weights(40));
        body.put("rules", rules());
        return body;
    }

    private static Map<String, Object> rules() {
        return Map.of(
                "minWeeklyOverlapMinutes", 60,
                "requireSharedLanguage", true,
                "forbidReportingLine", true,
                "forbidPriorPairs", true,
                "minimumScore", 0,
                "missingDataPasses", false);
    }

    /** A policy that uses everything. */
    private static Map<String, Object> full(String name) {
        Map<String, Object> body = body(name);
        Map<String, Object> weights = new HashMap<>(weights(40));
        weights.putAll(Map.of("proximity", 10, "mutualPreference", 10, "affinity", 5, "communicationStyle", 5));
        body.put("weights", weights);
        body.put("mentorWeights", Map.of("skills", 5, "commitment", 20));
        body.put("mentorShare", 40);
        body.put("neutral", Map.of("availability", 300_000));
        body.put(
                "parameters",
                Map.of(
                        "proximity", Map.of("zeroBeyondKm", 100),
                        "communicationStyle", Map.of("preference", "COMPLEMENTARY"),
                        "affinity", Map.of("attributes", List.of("first-generation"))));
        body.put(
                "questions",
                List.of(
                        Map.of("key", "remote-days", "comparison", "DISTANCE", "range", 5, "weight", 5),
                        Map.of(
                                "key",
                                "topics",
                                "comparison",
                                "OVERLAP",
                                "weight",
                                5,
                                "mentorWeight",
                                0,
                                "neutral",
                                0)));
        Map<String, Object> rules = new HashMap<>(rules());
        rules.put("minimumSeniorityGap", 1);
        body.put("rules", rules);
        return body;
    }

    private static Map<String, Object> weights(int skills) {
        return Map.of(
                "skills", skills,
                "goals", 20,
                "interests", 10,
                "availability", 15,
                "languages", 5,
                "department", 5,
                "seniority", 10);
    }
}
