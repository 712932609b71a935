package dev.tandem.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.contract.Operation;
import dev.tandem.e2e.world.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Bodies that an operation takes, and such that are nearly so. */
final class BodyFuzzer {

    private final Requests requests;
    private final SchemaValues schemas;

    BodyFuzzer(Requests requests, SchemaValues schemas) {
        this.requests = requests;
        this.schemas = schemas;
    }

    /** A body of the operation; {@code plain} is the right one. */
    Call.Body of(Operation operation, Call plain, boolean strange, SplittableRandom dice) {
        JsonNode json = json(operation, dice);
        if (json == null) {
            String text = plain.body().isNone() ? "{}" : plain.body().text();
            return Call.Body.of(strange ? csv(text, dice) : text);
        }
        if (!strange) {
            return Call.Body.of(json.toString());
        }
        if (dice.nextInt(12) == 0) {
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
    static JsonNode mutated(ObjectNode original, SplittableRandom dice) {
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
