package dev.tandem.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Caller;
import dev.tandem.e2e.contract.Operation;
import dev.tandem.e2e.world.Requests;
import dev.tandem.e2e.world.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes a request of an operation from random numbers: mostly what the contract allows, with something odd in some place. */
final class RequestFuzzer {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final List<String> ACCEPTS = List.of(
            "",
            "*/*",
            "application/*",
            "application/json;q=0",
            "*/*;q=0",
            "application/json;q=abc",
            "application/problem+json",
            "application/xml",
            "text/html",
            "image/svg+xml",
            "text/plain, application/json;q=0.1",
            ",",
            "json",
            "a/b/c",
            "application/json; charset=utf-16",
            "application/json;".repeat(60));

    private static final List<String> CONTENT_TYPES = List.of(
            "",
            "application/json",
            "application/json; charset=utf-8",
            "application/json; charset=utf-16",
            "application/json; charset=nonsense",
            "application/merge-patch+json",
            "APPLICATION/JSON",
            "application/xml",
            "text/plain",
            "text/csv",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "*/*",
            "json",
            "application/");

    private static final List<String> VERSIONS = List.of(
            "\"0\"",
            "\"1\"",
            "\"2\"",
            "*",
            "W/\"1\"",
            "1",
            "",
            "\"\"",
            "\"x\"",
            "\"-1\"",
            "\"1\", \"2\"",
            "\"9223372036854775808\"",
            "\"1");

    private static final List<Call.Header> ODD_HEADERS = List.of(
            new Call.Header("Content-Encoding", "gzip"),
            new Call.Header("Content-Encoding", "nonsense"),
            new Call.Header("Accept-Encoding", "br;q=1, *;q=0"),
            new Call.Header("Accept-Charset", "utf-7"),
            new Call.Header("Accept-Language", "x".repeat(500)),
            new Call.Header("traceparent", "00-00000000000000000000000000000000-0000000000000000-00"),
            new Call.Header("traceparent", "ff-x"),
            new Call.Header("X-Request-Id", "é\t;x".repeat(50)),
            new Call.Header("X-Forwarded-For", "unknown, ::1, 999.999.999.999"),
            new Call.Header("X-Forwarded-Host", "elsewhere.example"),
            new Call.Header("X-HTTP-Method-Override", "DELETE"),
            new Call.Header("Range", "bytes=0-1"),
            new Call.Header("If-None-Match", "*"),
            new Call.Header("Cookie", "a=b; ".repeat(100)),
            new Call.Header("Origin", "https://elsewhere.example"));

    private final Requests requests;
    private final SchemaValues schemas;
    private final Map<String, String> cursors = new ConcurrentHashMap<>();
    private final Map<String, String> versions = new ConcurrentHashMap<>();

    /** Where a request is not as it should be. */
    private enum Place {
        PATH,
        QUERY,
        HEADER,
        TYPE,
        BODY
    }

    RequestFuzzer(World world) {
        this.requests = new Requests(world);
        this.schemas = new SchemaValues(world);
    }

    /** Remembers where a list went on, so that cursors can be forged that look right. */
    void learn(Operation operation, String nextCursor) {
        cursors.put(operation.name(), nextCursor);
    }

    /** Remembers the version of what was answered. */
    void learnVersion(String target, String etag) {
        versions.put(target, etag);
    }

    Call next(Operation operation, Caller caller, SplittableRandom dice) {
        Set<Place> odd = oddPlaces(operation, dice);
        String target = path(operation, odd, dice) + query(operation, odd, dice);
        List<Call.Header> headers = headers(operation, target, odd, dice);
        Call.Body body = Call.Body.NONE;
        String type = operation.bodies().keySet().stream().sorted().findFirst().orElse("");
        if (!type.isEmpty() || odd.contains(Place.TYPE)) {
            headers.add(new Call.Header(
                    "Content-Type", odd.contains(Place.TYPE) ? Hostile.any(CONTENT_TYPES, dice) : type));
            body = body(operation, requests.of(operation, caller), odd, dice);
        }
        headers.removeIf(
                header -> header.name().equals("Content-Type") && header.value().isEmpty());
        return new Call(caller, operation.method(), target, headers, body);
    }

    /** One place mostly: whatever is found first hides what comes behind it. */
    private static Set<Place> oddPlaces(Operation operation, SplittableRandom dice) {
        List<Place> places = new ArrayList<>(List.of(Place.HEADER));
        if (!operation.pathParameters().isEmpty()) {
            places.add(Place.PATH);
        }
        if (!operation.parameters("query").isEmpty()) {
            places.addAll(List.of(Place.QUERY, Place.QUERY, Place.QUERY));
        }
        if (!operation.bodies().isEmpty()) {
            places.addAll(List.of(Place.TYPE, Place.BODY, Place.BODY, Place.BODY, Place.BODY, Place.BODY));
        }
        Set<Place> odd = EnumSet.noneOf(Place.class);
        for (int i = Hostile.any(List.of(0, 1, 1, 1, 1, 1, 1, 2), dice); i > 0; i--) {
            odd.add(Hostile.any(places, dice));
        }
        return odd;
    }

    private static boolean rarely(SplittableRandom dice) {
        return dice.nextInt(12) == 0;
    }

    private String path(Operation operation, Set<Place> odd, SplittableRandom dice) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : operation.pathParameters()) {
            String right = requests.pathValue(operation, parameter);
            values.put(parameter, right == null ? "none" : right);
        }
        if (odd.contains(Place.PATH)) {
            String parameter = Hostile.any(operation.pathParameters(), dice);
            values.put(
                    parameter,
                    dice.nextInt(4) == 0
                            ? new UUID(dice.nextLong(), dice.nextLong()).toString()
                            : segment(Hostile.text(dice)));
        }
        String path = operation.pathWith(values);
        return odd.contains(Place.PATH) && rarely(dice) ? path + "/" : path;
    }

    /** Something that is one segment and no way up, which would be another operation. */
    private static String segment(String text) {
        String encoded = encoded(text);
        return encoded.isEmpty() || encoded.startsWith(".") ? "%20" : encoded;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String query(Operation operation, Set<Place> odd, SplittableRandom dice) {
        List<JsonNode> parameters = operation.parameters("query");
        List<String> query = new ArrayList<>();
        int strange = odd.contains(Place.QUERY) ? dice.nextInt(parameters.size()) : -1;
        for (int i = 0; i < parameters.size(); i++) {
            JsonNode parameter = parameters.get(i);
            String name = parameter.path("name").asText();
            if (i == strange) {
                query.add(name + "=" + encoded(oddQueryValue(operation, name, parameter, dice)));
            } else if (parameter.path("required").asBoolean() || dice.nextInt(10) < 2) {
                query.add(name + "=" + encoded(queryValue(operation, name, parameter, dice)));
            }
        }
        if (odd.contains(Place.QUERY)) {
            switch (dice.nextInt(12)) {
                case 0 -> query.add("unknown=" + encoded(Hostile.text(dice)));
                case 1 -> query.add(query.getFirst());
                case 2 -> query.add("%ED%A0%80=%00%FF%FE");
                case 3 -> query.removeFirst();
                default -> {}
            }
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String oddQueryValue(Operation operation, String name, JsonNode parameter, SplittableRandom dice) {
        if (name.equals("cursor")) {
            return forged(operation, dice);
        }
        String format = operation
                .contract()
                .resolve(parameter.path("schema"))
                .path("format")
                .asText();
        return format.startsWith("date") && dice.nextInt(10) < 7 ? Hostile.time(dice) : Hostile.text(dice);
    }

    private String queryValue(Operation operation, String name, JsonNode parameter, SplittableRandom dice) {
        if (name.equals("cursor")) {
            return cursors.getOrDefault(operation.name(), "eyJ9");
        }
        JsonNode schema = operation.contract().resolve(parameter.path("schema"));
        boolean many = "array".equals(schema.path("type").asText());
        return schemas.of(operation.contract(), name, many ? schema.path("items") : schema, dice)
                .asText();
    }

    /** A cursor of this list of which one member says something else. */
    private String forged(Operation operation, SplittableRandom dice) {
        String real = cursors.get(operation.name());
        if (real == null) {
            return Hostile.text(dice);
        }
        String json = new String(Base64.getUrlDecoder().decode(real), StandardCharsets.UTF_8);
        String changed = Requests.parse(json) instanceof ObjectNode cursor
                ? mutated(cursor, dice).toString()
                : json;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
    }

    private List<Call.Header> headers(Operation operation, String target, Set<Place> odd, SplittableRandom dice) {
        List<Call.Header> headers = new ArrayList<>();
        boolean strange = odd.contains(Place.HEADER);
        if (strange && dice.nextBoolean()) {
            headers.add(
                    dice.nextBoolean()
                            ? new Call.Header("Accept", Hostile.any(ACCEPTS, dice))
                            : Hostile.any(ODD_HEADERS, dice));
        }
        if (operation.takesHeader("If-Match")) {
            String known = versions.getOrDefault(target, "\"1\"");
            headers.add(new Call.Header("If-Match", strange ? Hostile.any(VERSIONS, dice) : known));
        }
        if (operation.takesHeader("Idempotency-Key") && (strange || dice.nextInt(3) == 0)) {
            headers.add(new Call.Header("Idempotency-Key", strange ? oddKey(dice) : "key-" + dice.nextLong()));
        }
        return headers;
    }

    private static String oddKey(SplittableRandom dice) {
        return switch (dice.nextInt(5)) {
            case 0 -> "";
            case 1 -> "k".repeat(255);
            case 2 -> "k".repeat(256);
            case 3 -> "\u00e9\u00ff";
            // Taken by others as well, with other bodies.
            default -> "the-same";
        };
    }

    private Call.Body body(Operation operation, Call plain, Set<Place> odd, SplittableRandom dice) {
        boolean strange = odd.contains(Place.BODY);
        JsonNode json = json(operation, dice);
        if (json == null) {
            String text = plain.body().isNone() ? "{}" : plain.body().text();
            return Call.Body.of(strange ? csv(text, dice) : text);
        }
        if (!strange) {
            return Call.Body.of(json.toString());
        }
        if (rarely(dice)) {
            return Call.Body.of(Hostile.body(json.toString(), dice));
        }
        return Call.Body.of(
                json instanceof ObjectNode object ? mutated(object, dice).toString() : json.toString());
    }

    private @Nullable JsonNode json(Operation operation, SplittableRandom dice) {
        for (Map.Entry<String, JsonNode> body : operation.bodies().entrySet()) {
            if (body.getKey().endsWith("json")) {
                return dice.nextInt(3) > 0
                        ? requests.json(operation)
                        : schemas.of(operation.contract(), "", body.getValue().path("schema"), dice);
            }
        }
        return null;
    }

    /** The same object with one thing changed in some place. */
    private static JsonNode mutated(ObjectNode original, SplittableRandom dice) {
        ObjectNode changed = original.deepCopy();
        List<JsonNode> containers = new ArrayList<>();
        collect(changed, containers);
        switch (Hostile.any(containers, dice)) {
            case ObjectNode object -> {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                if (names.isEmpty() || dice.nextInt(8) == 0) {
                    object.set(dice.nextBoolean() ? "unknown" : "\u0000", Hostile.json(dice));
                } else if (dice.nextInt(8) == 0) {
                    object.remove(Hostile.any(names, dice));
                } else {
                    String name = Hostile.any(names, dice);
                    object.set(name, Hostile.insteadOf(object.path(name), dice));
                }
            }
            case ArrayNode array -> {
                if (!array.isEmpty() && dice.nextBoolean()) {
                    JsonNode again = array.get(0).deepCopy();
                    for (int i = dice.nextInt(1, 300); i > 0; i--) {
                        array.add(again);
                    }
                } else {
                    array.add(Hostile.json(dice));
                }
            }
            default -> throw new IllegalStateException("neither object nor array");
        }
        return changed;
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    /** A file with one odd cell, separator or line. */
    private static String csv(String file, SplittableRandom dice) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int line = dice.nextInt(lines.size());
        List<String> cells = new ArrayList<>(List.of(lines.get(line).split(",", -1)));
        switch (dice.nextInt(6)) {
            case 0 -> cells.add("\"unclosed");
            case 1 -> cells.removeFirst();
            case 2 -> lines.add(lines.getFirst());
            default -> cells.set(dice.nextInt(cells.size()), Hostile.text(dice));
        }
        lines.set(line, String.join(dice.nextInt(10) == 0 ? "\t" : ",", cells));
        return String.join(dice.nextBoolean() ? "\n" : "\r\n", lines);
    }
}
