package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ProblemsTest extends WebTest {

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    private static ValidatableResponse problem(io.restassured.response.Response response, int status, String slug) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:tandem:problem:" + slug))
                .body("status", equalTo(status))
                .body("title", notNullValue())
                .body("traceId", matchesPattern("[0-9a-f]{32}"))
                .header("X-Request-Id", notNullValue());
    }

    @Test
    void missing_token_is_401_with_a_challenge() {
        problem(given().get("/api/v1/notes"), 401, "unauthenticated").header("WWW-Authenticate", "Bearer");
    }

    @Test
    void garbage_token_is_401() {
        problem(given().auth().oauth2("garbage").get("/api/v1/notes"), 401, "unauthenticated")
                .header("WWW-Authenticate", containsString("invalid_token"));
    }

    @Test
    void expired_token_is_401() {
        String expired = issuer.token("anna", List.of(Roles.COORDINATOR), Duration.ofMinutes(-10), Map.of());
        problem(given().auth().oauth2(expired).get("/api/v1/notes"), 401, "unauthenticated");
    }

    @Test
    void token_for_another_audience_is_401() {
        String foreign = issuer.token(
                "anna", List.of(Roles.COORDINATOR), Duration.ofMinutes(5), Map.of("aud", List.of("elsewhere")));
        problem(given().auth().oauth2(foreign).get("/api/v1/notes"), 401, "unauthenticated");
    }

    @Test
    void token_with_a_forged_signature_is_401() {
        String forged = token("anna", Roles.COORDINATOR).replaceAll("\\.[^.]+$", ".AAAA");
        problem(given().auth().oauth2(forged).get("/api/v1/notes"), 401, "unauthenticated");
    }

    @Test
    void wrong_role_is_403() {
        problem(as("anna", Roles.VIEWER).get("/api/v1/notes"), 403, "forbidden");
    }

    @Test
    void endpoint_without_declared_role_is_denied() {
        problem(coordinator().get("/api/v1/probes/undeclared"), 403, "forbidden");
    }

    @Test
    void unknown_path_is_404() {
        problem(coordinator().get("/api/v1/nothing"), 404, "not-found").body("instance", equalTo("/api/v1/nothing"));
        problem(given().get("/somewhere/else"), 404, "not-found");
    }

    @Test
    void unknown_object_is_404() {
        problem(coordinator().get("/api/v1/notes/" + UUID.randomUUID()), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({"abc", "1-1-1-1-1", "42", "00000000-0000-0000-0000-00000000000g"})
    void path_that_is_no_uuid_is_404(String id) {
        problem(coordinator().get("/api/v1/notes/" + id), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relatedTo   | abc       | must be a UUID",
                "minimumRank | many      | must be an integer",
                "minimumRank | 101       | must be less than or equal to 100",
                "status      | LOST      | must be one of OPEN, DONE",
                "since       | yesterday | must be an ISO 8601 instant in UTC, such as 2026-03-01T09:00:00Z",
                "limit       | abc       | must be an integer",
                "limit       | 0         | must be between 1 and 200",
                "limit       | 201       | must be between 1 and 200",
                "sort        | secret    | 'must be one of createdAt, title, rank, state, dueOn, with a leading minus for descending'",
            })
    void bad_query_parameter_is_named(String name, String value, String detail) {
        problem(coordinator().queryParam(name, value).get("/api/v1/notes"), 400, "validation-failed")
                .body("errors[0].parameter", equalTo(name))
                .body("errors[0].pointer", nullValue())
                .body("errors[0].detail", equalTo(detail))
                .body("detail", equalTo(name + " " + detail));
    }

    @Test
    void wrong_method_is_405_with_allow() {
        problem(coordinator().put("/api/v1/notes"), 405, "method-not-allowed")
                .header("Allow", containsString("GET"))
                .header("Allow", containsString("POST"));
    }

    @Test
    void unacceptable_media_type_is_406() {
        problem(coordinator().accept("text/csv").get("/api/v1/notes"), 406, "not-acceptable");
    }

    @Test
    void other_body_type_is_415() {
        problem(
                coordinator().contentType(ContentType.XML).body("<note/>").post("/api/v1/notes"),
                415,
                "unsupported-media-type");
    }

    @Test
    void large_body_is_413() {
        String large = "{\"title\": \"%s\"}".formatted("x".repeat(100_000));
        problem(coordinator().body(large).post("/api/v1/notes"), 413, "payload-too-large");
    }

    @Test
    void large_body_without_declared_length_is_413() throws Exception {
        byte[] large = "{\"title\": \"%s\"}".formatted("x".repeat(300_000)).getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(root.resolve("/api/v1/notes"))
                .header("Authorization", "Bearer " + token("anna", Roles.COORDINATOR))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body()).contains("urn:tandem:problem:payload-too-large");
        }
    }

    @Test
    void malformed_json_says_where() {
        problem(coordinator().body("{\"title\": \"a\",\n \"rank\": }").post("/api/v1/notes"), 400, "malformed-json")
                .body("line", equalTo(2))
                .body("errors[0].pointer", equalTo("/rank"))
                .body("detail", containsString("line 2"))
                .body("detail", not(containsString("com.fasterxml")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"title\": \"a\", \"title\": \"b\"} | malformed-json",
                "{\"title\": \"a\", \"rank\": 1} {}    | malformed-json",
                "not json                            | malformed-json",
                "{\"title\": \"a                      | malformed-json",
                "''                                  | validation-failed",
                "null                                | validation-failed",
                "[]                                  | validation-failed",
                "\"text\"                            | validation-failed",
            })
    void body_that_is_no_object_is_400(String body, String slug) {
        problem(coordinator().body(body).post("/api/v1/notes"), 400, slug);
    }

    @Test
    void unknown_property_is_refused_by_name() {
        problem(
                        coordinator()
                                .body("{\"title\": \"a\", \"items\": [{\"name\": \"x\", \"colour\": 1}]}")
                                .post("/api/v1/notes"),
                        400,
                        "unknown-property")
                .body("errors[0].pointer", equalTo("/items/0/colour"))
                .body("knownProperties", hasItems("name", "weight"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"rank\": \"many\"                   | /rank            | must be an integer",
                "\"rank\": \"5\"                      | /rank            | must be an integer",
                "\"rank\": 1.5                        | /rank            | must be an integer",
                "\"rank\": null                       | /rank            | must be an integer",
                "\"rank\": true                       | /rank            | must be an integer",
                "\"rank\": {}                         | /rank            | must be an integer",
                "\"rank\": 99999999999                | /rank            | is out of range",
                "\"title\": 5                         | /title           | must be a string",
                "\"title\": []                        | /title           | must be a string",
                "\"status\": \"LOST\"                 | /status          | must be one of OPEN, DONE",
                "\"status\": 1                        | /status          | must be one of OPEN, DONE",
                "\"status\": \"\"                     | /status          | must be one of OPEN, DONE",
                "\"dueOn\": \"tomorrow\"              | /dueOn           | must be an ISO 8601 date, such as 2026-03-01",
                "\"effort\": \"long\"                 | /effort          | must be an ISO 8601 duration, such as PT1H30M",
                "\"relatedTo\": \"abc\"               | /relatedTo       | must be a UUID",
                "\"relatedTo\": \"\"                  | /relatedTo       | must be a UUID",
                "\"items\": {}                        | /items           | must be an array",
                "\"items\": [{\"weight\": \"heavy\"}] | /items/0/weight  | must be an integer",
                "\"items\": [5]                       | /items/0         | must be an object",
            })
    void wrong_type_names_the_place_and_what_is_expected(String member, String pointer, String detail) {
        problem(coordinator().body("{%s}".formatted(member)).post("/api/v1/notes"), 400, "validation-failed")
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", equalTo(detail))
                .body("detail", equalTo(pointer + " " + detail));
    }

    @Test
    void violations_point_into_lists_and_maps() {
        problem(coordinator().body("""
                                        {"title": " ", "rank": 3000,
                                         "items": [{"name": "a"}, {"name": "b"}, {"name": "c"}, {"name": ""}],
                                         "tags": ["x", ""], "named": {"a/b": {"name": ""}}}
                                        """).post("/api/v1/notes"), 400, "validation-failed")
                .body(
                        "errors.pointer",
                        equalTo(List.of("/items/3/name", "/named/a~1b/name", "/rank", "/tags/1", "/title")))
                .body("errors.code", equalTo(List.of("NOT_BLANK", "NOT_BLANK", "MAX", "NOT_BLANK", "NOT_BLANK")))
                .body("detail", equalTo("5 places of the request are not valid."));
    }

    @Test
    void text_that_the_database_cannot_store_is_400() {
        problem(
                coordinator().body("{\"title\": \"nul \\u0000\", \"rank\": 1}").post("/api/v1/notes"),
                400,
                "validation-failed");
    }

    @Test
    void unique_violation_is_409_at_the_place() {
        String title = unique("duplicate");
        createNote(title, 1).then().statusCode(201);

        problem(createNote(title, 2), 409, "duplicate")
                .body("errors[0].pointer", equalTo("/title"))
                .body("detail", equalTo("/title is the title of another note"))
                .body("detail", not(containsString("constraint")));
    }

    @Test
    void check_violation_is_409_without_internals() {
        problem(createNote(unique("check"), 1500), 409, "conflict").body("detail", not(containsString("note_rank")));
    }

    @Test
    void foreign_key_violation_is_409() {
        problem(coordinator().post("/api/v1/probes/links/" + UUID.randomUUID()), 409, "conflict");
    }

    @Test
    void problem_of_a_service_keeps_its_type_and_extensions() {
        String body = "{\"title\": \"%s\", \"rank\": 999999}".formatted(unique("many"));
        // Bean Validation would refuse the rank first: the probe takes it without.
        problem(coordinator().body(body).post("/api/v1/probes/refusal"), 409, "too-many-notes")
                .body("room", equalTo(0));
    }

    @Test
    void failure_is_500_without_internals() {
        String body = problem(given().get("/api/v1/probes/failure"), 500, "internal-error")
                .extract()
                .asString();

        assertThat(body).doesNotContain("secret", "select", "Exception", "dev.tandem", "stack");
    }

    @Test
    void problem_carries_the_trace_of_the_request() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/v1/probes/failure")
                .then()
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}
