package dev.tandem.matching.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.platform.testing.TandemTest;
import dev.tandem.platform.testing.Tokens;
import dev.tandem.platform.web.Ids;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@TandemTest
class MatchingPolicyResourceTest {

    private static final String PATH = "/api/v1/matching-policies";

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
        body.put(
                "rules",
                Map.of(
                        "minWeeklyOverlapMinutes", 60,
                        "requireSharedLanguage", true,
                        "forbidReportingLine", true,
                        "forbidPriorPairs", true,
                        "minimumScore", 0,
                        "missingDataPasses", false));
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
