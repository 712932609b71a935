package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The members of event schemas, and those of them that can carry any text: what has neither a list of values nor a format
 * that leaves no room for one. A member is named {@code aggregate/path}; {@code []} stands for the items of a list and
 * {@code *} for members of any name.
 */
final class EventTexts {

    private static final String SUFFIX = ".schema.json";
    private static final Set<String> BARE_FORMATS = Set.of("uuid", "date", "date-time", "time", "duration");
    private static final List<String> COMBINATIONS = List.of("oneOf", "anyOf", "allOf");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> members = new TreeSet<>();
    private final Set<String> texts = new TreeSet<>();

    private EventTexts() {}

    /** Reads all schemas in a directory. */
    static EventTexts in(Path directory) {
        EventTexts found = new EventTexts();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                String name = file.getFileName().toString();
                JsonNode schema = JSON.readTree(Files.readString(file));
                found.walk(name.substring(0, name.length() - SUFFIX.length()), schema, schema);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schemas in " + directory, e);
        }
        return found;
    }

    /** Every member, whatever its type. */
    Set<String> members() {
        return members;
    }

    /** Members that can carry any text. */
    Set<String> texts() {
        return texts;
    }

    private void walk(String path, JsonNode schema, JsonNode root) {
        JsonNode reference = schema.path("$ref");
        if (reference.isTextual()) {
            walk(path, root.at(reference.asText().substring(1)), root);
            return;
        }
        COMBINATIONS.forEach(kind -> schema.path(kind).forEach(part -> walk(path, part, root)));
        if (schema.has("enum") || schema.has("const")) {
            return;
        }
        boolean combined = COMBINATIONS.stream().anyMatch(schema::has);
        boolean anything = !schema.has("type") && !combined;
        if (anything
                || (isA(schema, "string")
                        && !BARE_FORMATS.contains(schema.path("format").asText()))) {
            texts.add(path);
        }
        if (isA(schema, "array")) {
            walk(path + "[]", schema.path("items"), root);
        }
        if (isA(schema, "object")) {
            object(path, schema, root);
        }
    }

    private void object(String path, JsonNode schema, JsonNode root) {
        schema.path("properties").properties().forEach(property -> {
            String member = path + "/" + property.getKey();
            members.add(member);
            walk(member, property.getValue(), root);
        });
        JsonNode others = schema.path("additionalProperties");
        if (!others.isBoolean() || others.asBoolean()) {
            // Names that nobody has listed are texts as well.
            texts.add(path + "/*");
            if (others.isObject()) {
                walk(path + "/*", others, root);
            }
        }
        schema.path("patternProperties").forEach(value -> {
            texts.add(path + "/*");
            walk(path + "/*", value, root);
        });
    }

    private static boolean isA(JsonNode schema, String type) {
        JsonNode types = schema.path("type");
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false)
                        .anyMatch(one -> one.asText().equals(type))
                : types.asText().equals(type);
    }
}
