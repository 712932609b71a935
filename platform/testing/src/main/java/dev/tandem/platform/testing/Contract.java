package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An OpenAPI 3.1 document that answers what an operation may return. */
final class Contract {

    /** Where each service keeps its contract, below the module's directory. */
    static final Path LOCATION = Path.of("contracts", "openapi.yaml");

    static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build());

    private static final String REFERENCE = "$ref";

    private final JsonNode document;
    private final List<PathTemplate> templates;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private record PathTemplate(String template, Pattern pattern, JsonNode item) {}

    /** An operation, or what is known when there is none. */
    sealed interface Match {
        record Found(String template, JsonNode operation) implements Match {}

        record UnknownMethod(String template) implements Match {}

        record UnknownPath() implements Match {}
    }

    Contract(JsonNode document) {
        this.document = document;
        List<PathTemplate> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            found.add(new PathTemplate(path.getKey(), pattern(path.getKey()), resolve(path.getValue())));
        }
        // A literal segment wins over a parameter: /people/me before /people/{id}.
        found.sort(Comparator.<PathTemplate>comparingInt(path -> parameters(path.template()))
                .thenComparing(PathTemplate::template));
        templates = List.copyOf(found);
    }

    /** Reads the document at {@code file}; empty when there is none or it is blank. */
    static Optional<Contract> at(Path file) {
        try {
            return Files.exists(file) && !Files.readString(file).isBlank()
                    ? Optional.of(new Contract(YAML.readTree(file.toFile())))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the contract " + file, e);
        }
    }

    Match match(String method, String path) {
        for (PathTemplate candidate : templates) {
            if (candidate.pattern().matcher(path).matches()) {
                JsonNode operation = candidate.item().path(method.toLowerCase(Locale.ROOT));
                return operation.isObject()
                        ? new Match.Found(candidate.template(), operation)
                        : new Match.UnknownMethod(candidate.template());
            }
        }
        return new Match.UnknownPath();
    }

    /** Returns the documented answer for {@code status}: exact, then its class (4XX), then default. */
    @Nullable
    JsonNode response(JsonNode operation, int status) {
        JsonNode responses = operation.path("responses");
        for (String key : List.of(Integer.toString(status), status / 100 + "XX", "default")) {
            if (responses.has(key)) {
                return resolve(responses.get(key));
            }
        }
        return null;
    }

    /** Follows a local reference, if {@code node} is one. */
    JsonNode resolve(JsonNode node) {
        JsonNode current = node;
        while (current.has(REFERENCE)) {
            String reference = current.get(REFERENCE).asText();
            if (!reference.startsWith("#/")) {
                throw new IllegalArgumentException("only local references are supported: " + reference);
            }
            JsonNode target = document.at(reference.substring(1));
            if (target.isMissingNode()) {
                throw new IllegalArgumentException("dangling reference " + reference);
            }
            current = target;
        }
        return current;
    }

    /** Returns what is wrong with {@code json} under a schema of this document. */
    List<String> violations(JsonNode schema, String json) {
        Schema compiled = schemas.computeIfAbsent(schema.toString(), key -> {
            // The schema alone would lose what it refers to: it takes the document's schemas along.
            ObjectNode standalone = YAML.createObjectNode();
            standalone.set("$defs", document.path("components").path("schemas"));
            standalone.putArray("allOf").add(schema);
            return JsonSchemas.compile(standalone.toString().replace("\"#/components/schemas/", "\"#/$defs/"));
        });
        return JsonSchemas.violations(compiled, json);
    }

    JsonNode document() {
        return document;
    }

    private static int parameters(String template) {
        return (int) template.chars().filter(character -> character == '{').count();
    }

    private static Pattern pattern(String template) {
        StringBuilder expression = new StringBuilder();
        for (String part : template.split("(?=\\{)|(?<=\\})", -1)) {
            expression.append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
        }
        return Pattern.compile(expression.toString());
    }
}
