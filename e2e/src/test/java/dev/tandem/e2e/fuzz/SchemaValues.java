package dev.tandem.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.contract.Contract;
import dev.tandem.e2e.world.World;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Values that a schema allows, with a liking for its bounds. */
final class SchemaValues {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final int LONGEST = 4_000;
    private static final List<String> WORDS = List.of(
            "leadership", "Gespräch", "a", "two words", "日本語", "Ærøskøbing", "en", "DE", "Europe/Zurich", "x-1");

    private final World world;

    SchemaValues(World world) {
        this.world = world;
    }

    JsonNode of(Contract contract, String name, JsonNode reference, SplittableRandom dice) {
        return of(contract, name, reference, dice, 0);
    }

    private JsonNode of(Contract contract, String name, JsonNode reference, SplittableRandom dice, int depth) {
        JsonNode schema = contract.resolve(reference);
        if (schema.has("anyOf") || schema.has("oneOf")) {
            JsonNode choices = schema.has("anyOf") ? schema.path("anyOf") : schema.path("oneOf");
            return of(contract, name, choices.get(dice.nextInt(choices.size())), dice, depth + 1);
        }
        if (schema.has("allOf")) {
            return of(contract, name, schema.at("/allOf/0"), dice, depth + 1);
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(dice.nextInt(schema.path("enum").size()));
        }
        return switch (type(schema, dice)) {
            case "object" -> object(contract, schema, dice, depth);
            case "array" -> array(contract, name, schema, dice, depth);
            case "boolean" -> NODES.booleanNode(dice.nextBoolean());
            case "integer" -> NODES.numberNode(integer(schema, dice));
            case "number" -> NODES.numberNode(integer(schema, dice) / (dice.nextBoolean() ? 1.0 : 2.0));
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(text(name, schema, dice));
        };
    }

    private static String type(JsonNode schema, SplittableRandom dice) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(dice.nextInt(type.size())).asText() : type.asText("string");
    }

    private ObjectNode object(Contract contract, JsonNode schema, SplittableRandom dice, int depth) {
        ObjectNode object = NODES.objectNode();
        List<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        schema.path("properties").properties().forEach(property -> {
            boolean wanted = required.contains(property.getKey()) || (depth < DEEPEST && dice.nextInt(10) < 4);
            if (wanted) {
                object.set(property.getKey(), of(contract, property.getKey(), property.getValue(), dice, depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() && depth < DEEPEST) {
            for (int i = dice.nextInt(3); i > 0; i--) {
                object.set("key-" + i, of(contract, "", schema.path("additionalProperties"), dice, depth + 1));
            }
        }
        return object;
    }

    private ArrayNode array(Contract contract, String name, JsonNode schema, SplittableRandom dice, int depth) {
        int least = schema.path("minItems").asInt(0);
        int most = Math.max(least, Math.min(schema.path("maxItems").asInt(3), dice.nextInt(20) == 0 ? 100 : 3));
        ArrayNode array = NODES.arrayNode();
        for (int i = dice.nextInt(least, most + 1); i > 0; i--) {
            // An array of ids is called by the plural of what it holds.
            array.add(of(contract, name.replaceFirst("s$", ""), schema.path("items"), dice, depth + 1));
        }
        return array;
    }

    private static long integer(JsonNode schema, SplittableRandom dice) {
        boolean small = "int32".equals(schema.path("format").asText());
        long least = schema.path("minimum").asLong(small ? Integer.MIN_VALUE : Long.MIN_VALUE / 2);
        long most = schema.path("maximum").asLong(small ? Integer.MAX_VALUE : Long.MAX_VALUE / 2);
        return switch (dice.nextInt(4)) {
            case 0 -> least;
            case 1 -> most;
            default -> Math.max(least, Math.min(most, dice.nextInt(0, 20)));
        };
    }

    private String text(String name, JsonNode schema, SplittableRandom dice) {
        String known = world.value(name);
        if (known != null && dice.nextInt(10) < 8) {
            return known;
        }
        String format = schema.path("format").asText();
        if (format.equals("uuid") || schema.path("pattern").asText().startsWith("[a-fA-F0-9]{8}")) {
            return new UUID(dice.nextLong(), dice.nextLong()).toString();
        }
        if (format.equals("date")) {
            return "%04d-%02d-%02d".formatted(dice.nextInt(1970, 2100), dice.nextInt(1, 13), dice.nextInt(1, 29));
        }
        if (format.equals("date-time")) {
            return "%04d-06-30T12:00:00Z".formatted(dice.nextInt(1970, 2100));
        }
        if (schema.path("examples").isArray() && dice.nextInt(3) == 0) {
            return schema.at("/examples/0").asText();
        }
        int least = schema.path("minLength").asInt(1);
        int most = Math.min(schema.path("maxLength").asInt(200), LONGEST);
        String word = Hostile.any(WORDS, dice);
        return switch (dice.nextInt(6)) {
            case 0 -> "m".repeat(most);
            case 1 -> "\uD83D\uDE80".repeat(Math.max(1, most / 2));
            case 2 -> word.toUpperCase(Locale.ROOT).repeat(Math.max(1, least));
            default -> word.length() > most ? word.substring(0, most) : word.repeat(Math.max(1, least));
        };
    }
}
