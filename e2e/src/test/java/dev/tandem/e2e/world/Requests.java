package dev.tandem.e2e.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the contract allows and that mean something: its own examples, with the ids and dates of a world in the place of
 * invented ones.
 */
public final class Requests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Collections of which a platform that works has no object, with the reason; they are asked for one that is not there. */
    private static final Map<String, String> EMPTY = Map.of(
            "participants-parked-events", "every event of a write within the contract can be published",
            "matching-parked-events", "every event of a write within the contract can be published",
            "goals-parked-events", "every event of a write within the contract can be published",
            "feedback-parked-events", "every event of a write within the contract can be published");

    private static final String NOT_THERE = "01920000-0000-7000-8000-00000000ffff";

    private final World world;
    private final Map<String, JsonNode> bodies;

    /** Requests about the objects of {@code world}. */
    public Requests(World world) {
        this.world = world;
        this.bodies = ownBodies();
    }

    /** Where the contract's example with this world's ids would mean nothing, or too much. */
    private Map<String, JsonNode> ownBodies() {
        Map<String, JsonNode> own = new LinkedHashMap<>();
        // The example would give the owner another name.
        own.put("participants.changePerson", NODES.objectNode().put("jobTitle", "Engineer"));
        // What people declare of themselves is refused from anybody else.
        own.put(
                "participants.changeEnrollment",
                NODES.objectNode().set("goalTags", NODES.arrayNode().add("leadership")));
        own.put(
                "participants.createEnrollments",
                NODES.objectNode().set("items", NODES.arrayNode().add(enrollmentOf(world.stranger()))));
        // The example names an aggregate of participants.
        for (String service : List.of("participants", "matching", "goals", "feedback")) {
            own.put(service + ".startReplay", NODES.objectNode());
        }
        // Two mentees of one pair cannot be swapped.
        own.put(
                "matching.editMatchRun",
                NODES.objectNode().set("exclude", NODES.arrayNode().add(world.enrollment(world.admirer()))));
        own.put(
                "matching.putWishList",
                NODES.objectNode().set("enrollmentIds", NODES.arrayNode().add(world.enrollment(world.mentor()))));
        // A mentor is replaced by a mentor.
        own.put(
                "matching.substituteInMentorship",
                NODES.objectNode()
                        .put("replacedPersonId", world.person(world.mentor()))
                        .put("enrollmentId", world.enrollment(world.asked())));
        // The members are two people.
        own.put(
                "goals.holdCheckpoint",
                NODES.objectNode()
                        .put("durationMinutes", 50)
                        .set(
                                "attendance",
                                NODES.arrayNode().add(present(world.owner())).add(present(world.mentor()))));
        return own;
    }

    private ObjectNode present(String userName) {
        return NODES.objectNode().put("personId", world.person(userName)).put("present", true);
    }

    private ObjectNode enrollmentOf(String userName) {
        return world.application(userName).put("personId", world.person(userName));
    }

    /** Why there is no request for an operation: an object is missing in the world; empty when there is one. */
    public Optional<String> missing(Operation operation) {
        for (String parameter : operation.pathParameters()) {
            if (pathValue(operation, parameter) == null) {
                return Optional.of("no example of {%s} in %s".formatted(parameter, operation.path()));
            }
        }
        for (JsonNode parameter : operation.parameters("query")) {
            if (parameter.path("required").asBoolean() && queryValue(operation, parameter) == null) {
                return Optional.of("no example of ?%s in %s"
                        .formatted(parameter.path("name").asText(), operation.path()));
            }
        }
        return Optional.empty();
    }

    /** Whether it is about an object that is not there. */
    public static boolean isAboutNothing(Operation operation) {
        return EMPTY.containsKey(operation.collection())
                && !operation.pathParameters().isEmpty();
    }

    /** A request of {@code caller}; {@code If-Match} is left to who knows the version. */
    public Call of(Operation operation, Caller caller) {
        Map<String, String> path = new LinkedHashMap<>();
        for (String parameter : operation.pathParameters()) {
            String value = pathValue(operation, parameter);
            if (value != null) {
                path.put(parameter, value);
            }
        }
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asText();
            String value = queryValue(operation, parameter);
            if (parameter.path("required").asBoolean() && value != null) {
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        if (operation.name().equals("matching.listSuggestions")) {
            // One of two parameters is needed, which a contract cannot say; of somebody who has no mentorship yet.
            query.add("enrollmentId=" + world.enrollment(world.admirer()));
        }
        String target = operation.pathWith(path) + (query.isEmpty() ? "" : "?" + String.join("&", query));
        List<Call.Header> headers = new ArrayList<>();
        if (operation.takesHeader("Idempotency-Key")) {
            headers.add(new Call.Header("Idempotency-Key", UUID.randomUUID().toString()));
        }
        Call.Body body = Call.Body.NONE;
        Optional<String> type = operation.bodies().keySet().stream().sorted().findFirst();
        if (type.isPresent()) {
            headers.add(new Call.Header("Content-Type", type.get()));
            body = body(operation, type.get());
        }
        return new Call(caller, operation.method(), target, headers, body);
    }

    /** The right value of a path parameter, if the world has one. */
    public @Nullable String pathValue(Operation operation, String parameter) {
        // The first one names the object of the collection, the others a part of it.
        if (parameter.equals(operation.pathParameters().getFirst())) {
            Example example = world.example(operation.collection());
            return example != null ? example.id() : EMPTY.containsKey(operation.collection()) ? NOT_THERE : null;
        }
        return world.value(parameter);
    }

    private @Nullable String queryValue(Operation operation, JsonNode parameter) {
        String known = world.value(parameter.path("name").asText());
        if (known != null) {
            return known;
        }
        if (parameter.has("example")) {
            return parameter.path("example").asText();
        }
        JsonNode schema = operation.contract().resolve(parameter.path("schema"));
        JsonNode first = schema.has("enum") ? schema.at("/enum/0") : schema.at("/examples/0");
        return first.isMissingNode() ? null : first.asText();
    }

    private Call.Body body(Operation operation, String type) {
        JsonNode json = json(operation);
        if (json != null) {
            return Call.Body.of(json.toString());
        }
        JsonNode media = operation.bodies().getOrDefault(type, NODES.missingNode());
        return Call.Body.of(example(operation, media).asText());
    }

    /** The JSON body that the operation takes; null when it takes another kind or none. */
    public @Nullable JsonNode json(Operation operation) {
        JsonNode own = bodies.get(operation.name());
        if (own != null) {
            return own.deepCopy();
        }
        for (Map.Entry<String, JsonNode> body : operation.bodies().entrySet()) {
            if (body.getKey().endsWith("json")) {
                return inThisWorld(example(operation, body.getValue()).deepCopy());
            }
        }
        return null;
    }

    private static JsonNode example(Operation operation, JsonNode media) {
        if (media.has("example")) {
            return media.path("example");
        }
        if (!media.path("examples").isEmpty()) {
            return operation
                    .contract()
                    .resolve(media.path("examples").iterator().next())
                    .path("value");
        }
        JsonNode schema = operation.contract().resolve(media.path("schema"));
        if (schema.has("example")) {
            return schema.path("example");
        }
        if (!schema.path("examples").isEmpty()) {
            return schema.at("/examples/0");
        }
        ObjectNode collected = NODES.objectNode();
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = operation.contract().resolve(property.getValue());
            JsonNode example = value.has("example") ? value.path("example") : value.at("/examples/0");
            if (!example.isMissingNode()) {
                collected.set(property.getKey(), example);
            }
        });
        return collected;
    }

    private JsonNode inThisWorld(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(this::inThisWorld);
        }
        if (node instanceof ObjectNode object) {
            object.properties().stream().toList().forEach(property -> {
                String value = world.value(property.getKey());
                if (value != null && property.getValue().isTextual()) {
                    object.put(property.getKey(), value);
                } else {
                    inThisWorld(property.getValue());
                }
            });
        }
        return node;
    }

    /** Reads a JSON text. */
    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
