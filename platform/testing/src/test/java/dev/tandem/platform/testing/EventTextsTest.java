package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTextsTest {

    @TempDir
    Path directory = Path.of(".");

    @Test
    void whatever_leaves_room_for_a_text_is_found() throws IOException {
        Files.writeString(directory.resolve("book.schema.json"), """
                {"type": "object", "additionalProperties": false, "properties": {
                  "id": {"type": "string", "format": "uuid"},
                  "at": {"type": ["string", "null"], "format": "date-time"},
                  "kind": {"enum": ["A", null]},
                  "pages": {"type": "integer"},
                  "title": {"type": "string"},
                  "code": {"type": "string", "pattern": "^[a-z]+$"},
                  "mail": {"type": "string", "format": "email"},
                  "tags": {"type": "array", "items": {"type": "string"}},
                  "author": {"$ref": "#/$defs/author"},
                  "either": {"oneOf": [{"type": "integer"}, {"type": "array", "items": {"type": "string"}}]},
                  "open": {"type": "object", "properties": {"count": {"type": "integer"}}},
                  "map": {"type": "object", "additionalProperties": {"type": "integer"}},
                  "anything": {}},
                 "$defs": {"author": {"type": "object", "additionalProperties": false,
                   "properties": {"name": {"type": ["string", "null"]}}}}}
                """);

        EventTexts found = EventTexts.in(directory);

        assertThat(found.texts())
                .containsExactlyInAnyOrder(
                        "book/title",
                        "book/code",
                        "book/mail",
                        "book/tags[]",
                        "book/author/name",
                        "book/either[]",
                        "book/open/*",
                        "book/map/*",
                        "book/anything");
        assertThat(found.members()).contains("book/id", "book/author/name", "book/open/count");
    }
}
