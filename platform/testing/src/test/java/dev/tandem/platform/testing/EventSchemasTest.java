package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSchemasTest {

    private static final String TOPIC = "tandem.test.book";
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:tandem:event:test:book",
             "type": "object", "additionalProperties": false, "required": ["id"],
             "properties": {"id": {"type": "string", "format": "uuid"}, "at": {"type": "string", "format": "date-time"}},
             "examples": [{"id": "01980000-0000-7000-8000-0000000000b1", "at": "2026-02-17T09:00:00Z"}]}
            """;

    @TempDir
    Path directory = Path.of(".");

    @BeforeEach
    void publishTheSchema() throws IOException {
        Files.writeString(directory.resolve("book.schema.json"), SCHEMA);
    }

    @Test
    void data_that_fits_its_schema_passes() {
        assertThatCode(() -> check("dev.tandem.book.created.v1", "{\"id\":\"01980000-0000-7000-8000-0000000000b1\"}"))
                .doesNotThrowAnyException();
    }

    @Test
    void data_that_violates_its_schema_is_refused_with_the_reason() {
        assertThatThrownBy(() -> check("dev.tandem.book.created.v1", "{\"id\":\"1\",\"secret\":true}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("uuid")
                .hasMessageContaining("secret");
    }

    @Test
    void an_event_without_a_schema_is_refused() {
        assertThatThrownBy(() -> check("dev.tandem.magazine.created.v1", "{}"))
                .hasMessageContaining("magazine.schema.json");
    }

    @Test
    void a_type_outside_the_convention_is_refused() {
        assertThatThrownBy(() -> check("BookCreated", "{}")).hasMessageContaining("BookCreated");
    }

    @Test
    void examples_are_read_and_checked() throws IOException {
        assertThat(EventExamples.at(directory.resolve("book.schema.json"))).hasSize(1);

        Path broken = directory.resolve("broken.schema.json");
        Files.writeString(broken, SCHEMA.replace("2026-02-17T09:00:00Z", "yesterday"));
        assertThatThrownBy(() -> EventExamples.at(broken)).isInstanceOf(AssertionError.class);
    }

    @Test
    void examples_are_the_callers_to_change() {
        Path file = directory.resolve("book.schema.json");
        ((ObjectNode) EventExamples.at(file).getFirst()).removeAll();

        assertThat(EventExamples.at(file).getFirst()).isNotEmpty();
    }

    private void check(String type, String json) {
        new EventSchemas(directory).check(type, TOPIC, json);
    }
}
