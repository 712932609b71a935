package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house pattern as a client sees it: entity tags, merge patches, life cycle, JSON, trace. */
@QuarkusTest
class NotesTest extends WebTest {

    private ValidatableResponse patch(String location, String ifMatch, String body) {
        return coordinator()
                .header("If-Match", ifMatch)
                .body(body)
                .patch(location)
                .then();
    }

    @Test
    void created_note_has_a_relative_location_and_an_etag() {
        Response created = createNote(unique("created"), 1);

        created.then().statusCode(201).header("ETag", "\"1\"");
        assertThat(created.header("Location"))
                .isEqualTo("/api/v1/notes/" + created.jsonPath().getString("id"));
        coordinator()
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("title", equalTo(created.jsonPath().getString("title")));
    }

    @Test
    void answers_carry_no_nulls() {
        createNote(unique("nulls"), 1).then().body("$", not(hasKey("dueOn"))).body("$", not(hasKey("hint")));
    }

    @Test
    void durations_are_iso_8601() {
        given().get("/api/v1/probes/effort").then().body("effort", equalTo("PT1H30M"));
    }

    @Test
    void change_needs_the_version_that_was_read() {
        String location = createNote(unique("version"), 1).header("Location");

        coordinator()
                .body("{\"rank\": 2}")
                .patch(location)
                .then()
                .statusCode(428)
                .body("type", equalTo("urn:tandem:problem:precondition-required"));
        patch(location, "\"1\"", "{\"rank\": 2}").statusCode(200).header("ETag", "\"2\"");
        patch(location, "\"1\"", "{\"rank\": 3}")
                .statusCode(412)
                .body("type", equalTo("urn:tandem:problem:precondition-failed"))
                .body("currentETag", equalTo("\"2\""));
        patch(location, "\"1\", \"2\"", "{\"rank\": 4}").statusCode(200).body("rank", equalTo(4));
        patch(location, "*", "{\"rank\": 5}").statusCode(200).body("rank", equalTo(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "1", "\"0\"", "\"1", "garbage"})
    void tag_that_does_not_match_exactly_is_stale(String ifMatch) {
        patch(createNote(unique("tag"), 1).header("Location"), ifMatch, "{\"rank\": 2}")
                .statusCode(412);
    }

    @Test
    void delete_needs_the_version_too() {
        String location = createNote(unique("delete"), 1).header("Location");

        coordinator().delete(location).then().statusCode(428);
        coordinator().header("If-Match", "\"7\"").delete(location).then().statusCode(412);
        coordinator().header("If-Match", "\"1\"").delete(location).then().statusCode(204);
        coordinator().get(location).then().statusCode(404);
    }

    @Test
    void merge_patch_replaces_removes_and_leaves_alone() {
        String title = unique("patch");
        String location = createNote(title, 3).header("Location");

        patch(location, "*", "{\"dueOn\": \"2026-05-01\"}").statusCode(200).body("dueOn", equalTo("2026-05-01"));
        patch(location, "*", "{\"dueOn\": null}")
                .statusCode(200)
                .body("$", not(hasKey("dueOn")))
                .body("title", equalTo(title))
                .body("rank", equalTo(3));
        coordinator()
                .contentType(MergePatch.MEDIA_TYPE)
                .header("If-Match", "*")
                .body("{\"rank\": 8}")
                .patch(location)
                .then()
                .statusCode(200)
                .body("rank", equalTo(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"colour\": \"red\"}  | unknown-property  | /colour",
                "{\"rank\": \"high\"}   | validation-failed | /rank",
                "{\"rank\": 5000}       | validation-failed | /rank",
                "{\"title\": null}      | validation-failed | /title",
                "{\"title\": \"\"}      | validation-failed | /title",
                "{\"dueOn\": \"soon\"}  | validation-failed | /dueOn",
                "[]                     | validation-failed | ''",
                "null                   | validation-failed | ''",
                "''                     | validation-failed | ''",
            })
    void bad_merge_patch_is_refused_at_its_place(String body, String slug, String pointer) {
        patch(createNote(unique("bad"), 1).header("Location"), "*", body)
                .statusCode(400)
                .body("type", equalTo("urn:tandem:problem:" + slug))
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void merge_patch_applies_to_records_outside_of_the_database_too() {
        given().contentType(MergePatch.MEDIA_TYPE)
                .body("{\"size\": null, \"colour\": \"blue\"}")
                .patch("/api/v1/probes/settings")
                .then()
                .statusCode(200)
                .body("colour", equalTo("blue"))
                .body("$", not(hasKey("size")));
    }

    @Test
    void allowed_actions_say_why_not() {
        String location = createNote(unique("actions"), 1).header("Location");
        coordinator()
                .get(location)
                .then()
                .body("allowedActions[0].action", equalTo("finish"))
                .body("allowedActions[0].allowed", equalTo(true))
                .body("allowedActions[0]", not(hasKey("code")));

        coordinator()
                .post(location + "/finish")
                .then()
                .body("allowedActions[0].allowed", equalTo(false))
                .body("allowedActions[0].code", equalTo("ALREADY_DONE"))
                .body("allowedActions[0].params.status", equalTo("DONE"));
    }

    @Test
    void illegal_transition_names_state_and_action() {
        String location = createNote(unique("transition"), 1).header("Location");
        coordinator().post(location + "/finish").then().statusCode(200);

        coordinator()
                .post(location + "/finish")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:tandem:problem:illegal-transition"))
                .body("action", equalTo("finish"))
                .body("state", equalTo("DONE"));
    }

    @Test
    void trace_of_the_caller_is_continued_and_the_request_id_echoed() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .header("X-Request-Id", "order-66")
                .get("/api/v1/probes/trace")
                .then()
                .header("X-Request-Id", "order-66")
                .body("traceId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body("traceparent.substring(0, 36)", equalTo("00-4bf92f3577b34da6a3ce929d0e0e4736-"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void invalid_trace_is_replaced(String traceparent) {
        String traceId = given().header("traceparent", traceparent)
                .header("X-Request-Id", "<script>")
                .get("/api/v1/probes/trace")
                .then()
                .extract()
                .path("traceId");

        assertThat(traceId).matches("[0-9a-f]{32}").doesNotContain("4bf92f35", "0000000000000000");
    }

    @Test
    void each_request_without_a_trace_gets_its_own() {
        String first = given().get("/api/v1/probes/trace").then().extract().path("traceId");
        String second = given().get("/api/v1/probes/trace").then().extract().path("traceId");

        assertThat(first).isNotEqualTo(second);
    }

    @Test
    void request_id_that_is_not_plain_is_replaced() {
        Response answer = given().header("X-Request-Id", "<script>").get("/api/v1/probes/trace");

        assertThat(answer.header("X-Request-Id")).isEqualTo(answer.jsonPath().getString("traceId"));
    }

    @Test
    void unknown_note_cannot_be_changed() {
        patch("/api/v1/notes/" + UUID.randomUUID(), "*", "{}").statusCode(404);
    }
}
