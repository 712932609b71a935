package dev.tandem.matching.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.matching.Api;
import dev.tandem.matching.PoolFixture.Enrolled;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the tests of runs ask of the API. */
final class Runs {

    static final String PATH = "/api/v1/match-runs";

    private Runs() {}

    static Response request(UUID cohort, Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("cohortId", cohort);
        return Api.coordinator().body(body).post(PATH);
    }

    static UUID completed(UUID cohort, Map<String, ?> more) {
        return completed(request(cohort, more));
    }

    /** The run that was accepted, once it is completed. */
    static UUID completed(Response accepted) {
        assertThat(accepted.statusCode()).as(accepted.asString()).isEqualTo(202);
        UUID id = accepted.jsonPath().getUUID("id");
        assertThat(accepted.header("Location")).endsWith(PATH + "/" + id);
        Api.awaitRun(id, "COMPLETED");
        return id;
    }

    static Response post(UUID run, String verb) {
        return Api.coordinator().post(PATH + "/{id}/" + verb, run);
    }

    static Response edit(UUID run, Map<String, ?> changes) {
        return Api.coordinator().body(changes).post(PATH + "/{id}/edit", run);
    }

    static JsonPath get(UUID run, String what) {
        Response answer = Api.coordinator().get(PATH + "/{id}/" + what, run);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    /** Mentee to mentor. */
    static Map<UUID, UUID> pairs(UUID run) {
        List<Map<String, Object>> items = get(run, "proposals?limit=200").getList("items");
        Map<UUID, UUID> pairs = new TreeMap<>();
        items.forEach(item -> pairs.put(id(item.get("menteeEnrollmentId")), id(item.get("mentorEnrollmentId"))));
        return pairs;
    }

    static Map<String, UUID> pair(Enrolled mentor, Enrolled mentee) {
        return Map.of("mentorEnrollmentId", mentor.enrollmentId(), "menteeEnrollmentId", mentee.enrollmentId());
    }

    static List<String> pointers(Response answer) {
        Api.assertProblem(answer, 400, "validation-failed");
        return answer.jsonPath().getList("errors.collect { it.pointer + ' ' + it.code }");
    }

    private static UUID id(@Nullable Object value) {
        return UUID.fromString(String.valueOf(value));
    }
}
