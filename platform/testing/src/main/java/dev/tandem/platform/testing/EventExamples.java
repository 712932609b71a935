package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The examples that a producer gives in its event schemas. A consumer's tests publish and parse these, so that a
 * producer's change breaks the consumer's build instead of its production.
 */
public final class EventExamples {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Path, List<JsonNode>> CHECKED = new ConcurrentHashMap<>();

    private EventExamples() {}

    /**
     * Returns the examples of {@code ../<producer>-service/contracts/events/<aggregate>.schema.json}, at least one, each
     * checked against its own schema. They are the caller's to change.
     */
    public static List<JsonNode> of(String producer, String aggregate) {
        return at(Path.of("..", producer + "-service")
                .resolve(EventSchemas.LOCATION)
                .resolve(aggregate + ".schema.json"));
    }

    static List<JsonNode> at(Path file) {
        // Compiling a schema takes longer than most of the requests that follow: once for all tests.
        return CHECKED.computeIfAbsent(file, EventExamples::read).stream()
                .<JsonNode>map(JsonNode::deepCopy)
                .toList();
    }

    private static List<JsonNode> read(Path file) {
        try {
            String document = Files.readString(file);
            Schema schema = JsonSchemas.compile(document);
            List<JsonNode> examples = new ArrayList<>();
            JSON.readTree(document).path("examples").forEach(examples::add);
            assertThat(examples).as("examples of %s", file).isNotEmpty();
            for (JsonNode example : examples) {
                assertThat(JsonSchemas.violations(schema, example.toString()))
                        .as("example of %s: %s", file, example)
                        .isEmpty();
            }
            return List.copyOf(examples);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
