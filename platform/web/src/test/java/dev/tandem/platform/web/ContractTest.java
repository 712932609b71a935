package dev.tandem.platform.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ContractTest extends WebTest {

    @TestHTTPResource(value = "openapi?format=json", management = true)
    @SuppressWarnings("NullAway.Init")
    URL publication;

    @SuppressWarnings("NullAway.Init")
    private JsonNode document;

    @BeforeEach
    void read() throws Exception {
        document = new ObjectMapper().readTree(given().get(publication).asString());
    }

    private JsonNode operation(String path, String method) {
        JsonNode operation = document.path("paths").path(path).path(method);
        assertThat(operation.isObject()).as(path + " " + method).isTrue();
        return operation;
    }

    private static List<String> refs(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path("$ref").asText())
                .filter(ref -> !ref.isEmpty())
                .toList();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void document_is_openapi_3_1_with_info_server_and_security() {
        assertThat(document.path("openapi").asText()).startsWith("3.1");
        assertThat(document.at("/info/title").asText()).isEqualTo("Tandem notes-service");
        assertThat(document.at("/info/version").asText()).isNotEmpty();
        assertThat(document.at("/servers/0/url").asText()).isEqualTo("/");
        assertThat(document.at("/components/securitySchemes/oidc/scheme").asText())
                .isEqualTo("bearer");
        assertThat(operation("/api/v1/notes", "get").at("/security/0").has("oidc"))
                .isTrue();
        assertThat(operation("/api/v1/probes/trace", "get").path("security")).isEmpty();
    }

    @Test
    void operations_are_named_by_their_methods_and_tell_the_role() {
        assertThat(operation("/api/v1/notes", "get").path("operationId").asText())
                .isEqualTo("listNotes");
        assertThat(operation("/api/v1/notes", "get").path("description").asText())
                .isEqualTo("Required role: `coordinator` or `participant`.");
        assertThat(operation("/api/v1/notes-audit-entries", "get")
                        .path("description")
                        .asText())
                .isEqualTo("Who changed what, newest first.\n\nRequired role: `coordinator`.");
        assertThat(operation("/api/v1/notes", "get").at("/tags/0").asText()).isEqualTo("Notes");
    }

    @Test
    void standard_parameters_are_described_once() {
        assertThat(refs(operation("/api/v1/notes", "get").path("parameters")))
                .contains("#/components/parameters/Limit", "#/components/parameters/Cursor");
        assertThat(refs(operation("/api/v1/notes", "post").path("parameters")))
                .containsExactly("#/components/parameters/IdempotencyKey");
        assertThat(refs(operation("/api/v1/notes/{id}", "patch").path("parameters")))
                .containsExactly("#/components/parameters/IfMatch");
        assertThat(document.at("/components/parameters/IfMatch/required").asBoolean())
                .isTrue();
        assertThat(document.at("/components/parameters/Limit/schema/maximum").asInt())
                .isEqualTo(200);
    }

    @Test
    void creation_answers_201_with_location_and_etag() {
        JsonNode responses = operation("/api/v1/notes", "post").path("responses");

        assertThat(responses.has("200")).isFalse();
        assertThat(names(responses.at("/201/headers"))).containsExactlyInAnyOrder("Location", "ETag");
        assertThat(responses.at("/201/content/application~1json/schema/$ref").asText())
                .isEqualTo("#/components/schemas/NoteResponse");
        JsonNode finished = operation("/api/v1/notes/{id}/finish", "post").path("responses");
        assertThat(finished.has("200")).isTrue();
        assertThat(operation("/api/v1/notes/{id}", "delete").path("responses").has("204"))
                .isTrue();
    }

    @Test
    void every_error_an_operation_may_answer_is_stated() {
        assertThat(names(operation("/api/v1/notes", "get").path("responses")))
                .containsExactlyInAnyOrder("200", "400", "401", "403", "406", "500", "503");
        assertThat(names(operation("/api/v1/notes", "post").path("responses")))
                .containsExactlyInAnyOrder("201", "400", "401", "403", "406", "409", "413", "415", "422", "500", "503");
        assertThat(names(operation("/api/v1/notes/{id}", "patch").path("responses")))
                .containsExactlyInAnyOrder(
                        "200", "400", "401", "403", "404", "406", "409", "412", "413", "415", "428", "500", "503");
        assertThat(names(operation("/api/v1/notes/{id}", "get").path("responses")))
                .contains("404")
                .doesNotContain("409", "415");
    }

    @Test
    void every_error_is_a_problem_with_examples_and_every_reference_resolves() {
        document.path("components").path("responses").forEach(response -> {
            JsonNode content = response.at("/content/application~1problem+json");
            assertThat(content.at("/schema/$ref").asText()).isEqualTo("#/components/schemas/Problem");
            assertThat(content.path("examples")).isNotEmpty();
        });
        for (JsonNode ref : document.findValues("$ref")) {
            assertThat(document.at(ref.asText().substring(1)).isMissingNode())
                    .as(ref.asText())
                    .isFalse();
        }
    }

    @Test
    void merge_patch_body_shows_what_can_be_changed() {
        JsonNode content = operation("/api/v1/notes/{id}", "patch").at("/requestBody/content");

        assertThat(names(content)).containsExactlyInAnyOrder("application/json", MergePatch.MEDIA_TYPE);
        assertThat(content.at("/application~1json/schema/$ref").asText()).endsWith("/NoteChange");
    }

    @Test
    void required_members_are_those_that_are_never_absent() {
        JsonNode note = document.at("/components/schemas/NoteResponse");

        assertThat(strings(note.path("required")))
                .containsExactlyInAnyOrder("id", "version", "title", "rank", "status", "createdAt", "allowedActions");
        assertThat(note.at("/properties/hint/type").asText()).isEqualTo("string");
        assertThat(strings(document.at("/components/schemas/CreateNoteRequest/required")))
                .containsExactlyInAnyOrder("title", "rank");
        assertThat(strings(document.at("/components/schemas/PageNoteResponse/required")))
                .containsExactly("items");
    }

    private static List<String> strings(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void components_that_nothing_refers_to_are_left_out() {
        assertThat(document.at("/components/responses").has("NotFound")).isTrue();
        assertThat(document.at("/components/responses").has("MethodNotAllowed")).isFalse();
    }

    @Test
    void common_parameters_are_described() {
        JsonNode parameters = operation("/api/v1/notes/{id}", "get").path("parameters");

        assertThat(parameters.at("/0/description").asText()).isEqualTo("Id of the resource.");
    }

    @Test
    void merge_patch_requires_nothing_and_removes_with_null() {
        JsonNode patch = document.at("/components/schemas/NoteChange");

        assertThat(patch.has("required")).isFalse();
        assertThat(patch.at("/properties/rank/type").asText()).isEqualTo("integer");
        assertThat(patch.at("/properties/dueOn/anyOf/0/$ref").asText()).isEqualTo("#/components/schemas/LocalDate");
        assertThat(patch.at("/properties/dueOn/anyOf/1/type").asText()).isEqualTo("null");
        assertThat(patch.at("/properties/dueOn/examples")).isNotEmpty();
    }

    @Test
    void record_that_is_more_than_a_patch_keeps_its_schema() {
        assertThat(operation("/api/v1/probes/settings", "patch")
                        .at("/requestBody/content/application~1merge-patch+json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/SettingsPatch");
        assertThat(strings(document.at("/components/schemas/Settings/required")))
                .containsExactly("colour");
        assertThat(document.at("/components/schemas/SettingsPatch").has("required"))
                .isFalse();
    }
}
