package dev.tandem.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Walks all operations of the committed contract with values that a type can hold and a service cannot, in every date, number
 * and cursor of its parameters and bodies. Whatever an operation makes of them, it does not fail. A service subclasses it with
 * {@link TandemTest} and nothing else.
 */
@Tag("gate")
public abstract class ContractWalkTest {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final int DEEPEST = 6;

    private static final List<String> DATES = List.of(
            "\"+999999999-12-31\"",
            "\"-999999999-01-01\"",
            "\"0000-01-01\"",
            "\"+294276-12-31T23:59:59Z\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"9999-12-31T23:59:59.999999999Z\"",
            "\"P99999999999Y\"",
            "\"PT2562047788015215H\"");
    private static final List<String> NUMBERS = List.of(
            "1e-2147483648",
            "1e2147483647",
            "1e-99999999999",
            "9223372036854775808",
            "-9223372036854775808",
            "1e400",
            "NaN");

    @SuppressWarnings("NullAway.Init")
    private Contract contract;

    private final List<String> failures = new ArrayList<>();

    /** For subclasses. */
    protected ContractWalkTest() {}

    private record Operation(String method, String path, JsonNode item, JsonNode operation) {}

    @BeforeEach
    void read() {
        contract = Contract.at(Contract.LOCATION).orElseThrow();
    }

    @Test
    void no_operation_fails_on_a_value_beyond_its_bounds() {
        for (Operation operation : operations()) {
            inParameters(operation);
            inBody(operation);
        }

        assertThat(failures).isEmpty();
    }

    @Test
    void no_address_has_a_second_form_with_a_slash_at_its_end() {
        for (Operation operation : operations()) {
            Response response =
                    client().request(operation.method().toUpperCase(java.util.Locale.ROOT), operation.path() + "/");
            if (response.statusCode() != 404) {
                failures.add("%s %s/ -> %d".formatted(operation.method(), operation.path(), response.statusCode()));
            }
        }

        assertThat(failures).isEmpty();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path :
                contract.document().path("paths").properties()) {
            for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
                if (METHODS.contains(entry.getKey())) {
                    String filled = path.getKey()
                            .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
                    operations.add(new Operation(entry.getKey(), filled, path.getValue(), entry.getValue()));
                }
            }
        }
        return operations;
    }

    private RequestSpecification client() {
        return RestAssured.given()
                .noFiltersOfType(ContractFilter.class)
                .auth()
                .oauth2(Tokens.of("walker", "coordinator", "hr-integration", "viewer", "sponsor"))
                .header("If-Match", "\"1\"");
    }

    private void inParameters(Operation operation) {
        for (JsonNode container : List.of(operation.item(), operation.operation())) {
            for (JsonNode reference : container.path("parameters")) {
                JsonNode parameter = contract.resolve(reference);
                if (!parameter.path("in").asText().equals("query")) {
                    continue;
                }
                String name = parameter.path("name").asText();
                for (String value : values(contract.resolve(parameter.path("schema")), name)) {
                    String text = value.replace("\"", "");
                    judge(operation, name + "=" + text, send(operation, client().queryParam(name, text)));
                }
            }
        }
    }

    private static List<String> values(JsonNode schema, String name) {
        String type = schema.path("type").asText();
        if (name.equals("cursor")) {
            return List.of("\"bm8gY3Vyc29y\"", "\"e30\"", "\"bnVsbA\"");
        }
        if (type.equals("integer") || type.equals("number")) {
            return NUMBERS;
        }
        return Set.of("date", "date-time", "duration")
                        .contains(schema.path("format").asText())
                ? DATES
                : List.of();
    }

    private void inBody(Operation operation) {
        JsonNode content = operation.operation().path("requestBody").path("content");
        JsonNode schema = content.path("application/json").path("schema");
        if (schema.isMissingNode()) {
            return;
        }
        JsonNode sample = sample(schema, 0);
        List<Place> places = new ArrayList<>();
        collect(schema, sample, "", places, 0);
        for (Place place : places) {
            for (String value : place.values()) {
                // By text: a tree would compute with the number.
                String marker = UUID.randomUUID().toString();
                JsonNode marked = sample.deepCopy();
                place.set(marked, marker);
                String body = marked.toString().replace("\"" + marker + "\"", value);
                judge(
                        operation,
                        place.pointer() + "=" + value,
                        send(operation, client().contentType("application/json").body(body)));
            }
        }
    }

    /** A member of a body that takes a date or a number. */
    private record Place(String parent, String member, List<String> values) {

        String pointer() {
            return parent + "/" + member;
        }

        void set(JsonNode body, String value) {
            JsonNode at = body.at(parent);
            if (at instanceof ObjectNode object) {
                object.put(member, value);
            } else if (at instanceof ArrayNode array) {
                array.set(Integer.parseInt(member), JsonNodeFactory.instance.textNode(value));
            }
        }
    }

    private JsonNode variant(JsonNode schema) {
        JsonNode resolved = contract.resolve(schema);
        for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
            if (resolved.has(keyword)) {
                return variant(resolved.path(keyword).path(0));
            }
        }
        return resolved;
    }

    private void collect(JsonNode schema, JsonNode sample, String pointer, List<Place> places, int depth) {
        JsonNode resolved = variant(schema);
        if (depth > DEEPEST) {
            return;
        }
        for (Map.Entry<String, JsonNode> property : resolved.path("properties").properties()) {
            JsonNode member = variant(property.getValue());
            List<String> values = values(member, property.getKey());
            if (!values.isEmpty()) {
                places.add(new Place(pointer, property.getKey(), values));
            }
            collect(member, sample, pointer + "/" + property.getKey(), places, depth + 1);
        }
        if (resolved.has("additionalProperties") && sample.at(pointer).has("key")) {
            places.add(new Place(pointer, "key", NUMBERS));
        }
        if (resolved.has("items") && sample.at(pointer).has(0)) {
            JsonNode item = variant(resolved.path("items"));
            List<String> values = values(item, "");
            if (!values.isEmpty()) {
                places.add(new Place(pointer, "0", values));
            }
            collect(item, sample, pointer + "/0", places, depth + 1);
        }
    }

    /** A body that follows the schema, made of its examples. */
    private JsonNode sample(JsonNode schema, int depth) {
        JsonNode resolved = variant(schema);
        if (resolved.path("examples").has(0)) {
            return resolved.path("examples").path(0).deepCopy();
        }
        if (resolved.path("enum").has(0)) {
            return resolved.path("enum").path(0);
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        String type = resolved.path("type").asText();
        switch (type.isEmpty() && resolved.has("properties") ? "object" : type) {
            case "object" -> {
                if (depth <= DEEPEST) {
                    resolved.path("properties")
                            .properties()
                            .forEach(property -> object.set(property.getKey(), sample(property.getValue(), depth + 1)));
                    if (resolved.path("additionalProperties").isObject()) {
                        object.set("key", sample(resolved.path("additionalProperties"), depth + 1));
                    }
                }
                return object;
            }
            case "array" -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                return depth <= DEEPEST ? array.add(sample(resolved.path("items"), depth + 1)) : array;
            }
            case "integer", "number" -> {
                return JsonNodeFactory.instance.numberNode(
                        resolved.path("minimum").asInt(1));
            }
            case "boolean" -> {
                return JsonNodeFactory.instance.booleanNode(true);
            }
            default -> {
                return JsonNodeFactory.instance.textNode(text(resolved));
            }
        }
    }

    private static String text(JsonNode schema) {
        return switch (schema.path("format").asText()) {
            case "uuid" -> UUID.randomUUID().toString();
            case "date" -> "2030-03-01";
            case "date-time" -> "2030-03-01T09:00:00Z";
            case "duration" -> "P14D";
            default -> "Something";
        };
    }

    private static Response send(Operation operation, RequestSpecification request) {
        return request.request(operation.method().toUpperCase(java.util.Locale.ROOT), operation.path());
    }

    private void judge(Operation operation, String what, Response response) {
        int status = response.statusCode();
        boolean problem = status < 400 || String.valueOf(response.contentType()).startsWith("application/problem+json");
        if (status >= 500 || !problem) {
            failures.add("%s %s with %s -> %d %s"
                    .formatted(operation.method(), operation.path(), what, status, response.asString()));
        }
    }
}
