package dev.tandem.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Compares contract documents as trees: neither the order of members nor that of sets matters. */
final class JsonDifference {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Arrays that stand for sets, and whose order the generator does not promise.
    private static final Set<String> SETS = Set.of("required", "tags", "parameters");
    // Maps that are easier to review when they are sorted; properties keep the order of the code.
    private static final Set<String> SORTED = Set.of("paths", "components", "schemas", "responses");

    private JsonDifference() {}

    /** Returns {@code node} with a stable order of paths, components and set-like arrays. */
    static JsonNode normalised(JsonNode node) {
        return normalised("", node);
    }

    private static JsonNode normalised(String name, JsonNode node) {
        if (node.isObject()) {
            List<String> names = new ArrayList<>();
            node.fieldNames().forEachRemaining(names::add);
            if (SORTED.contains(name)) {
                names.sort(Comparator.naturalOrder());
            }
            ObjectNode copy = NODES.objectNode();
            names.forEach(member -> copy.set(member, normalised(member, node.get(member))));
            return copy;
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(element -> elements.add(normalised("", element)));
            if (SETS.contains(name)) {
                elements.sort(Comparator.comparing(JsonNode::toString));
            }
            ArrayNode copy = NODES.arrayNode();
            elements.forEach(copy::add);
            return copy;
        }
        return node;
    }

    /** Returns one line for each place where the trees differ. */
    static List<String> between(JsonNode committed, JsonNode actual) {
        List<String> differences = new ArrayList<>();
        collect("", normalised(committed), normalised(actual), differences);
        return differences;
    }

    private static void collect(String pointer, JsonNode committed, JsonNode actual, List<String> differences) {
        if (committed.equals(actual)) {
            return;
        }
        if (committed.isObject() && actual.isObject()) {
            Set<String> names = new TreeSet<>();
            committed.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                if (!actual.has(name)) {
                    differences.add(at + " is in the contract, but not in the code");
                } else if (!committed.has(name)) {
                    differences.add(at + " is in the code, but not in the contract");
                } else {
                    collect(at, committed.get(name), actual.get(name), differences);
                }
            }
        } else {
            differences.add(pointer + " is " + shortened(committed) + " in the contract, " + shortened(actual)
                    + " in the code");
        }
    }

    private static String shortened(JsonNode node) {
        String text = node.toString();
        return text.length() <= 120 ? text : text.substring(0, 120) + "…";
    }
}
