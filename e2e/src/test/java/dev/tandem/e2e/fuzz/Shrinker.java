package dev.tandem.e2e.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.e2e.contract.Call;
import dev.tandem.e2e.world.Requests;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Leaves out what a failing request does not need for its failure. */
final class Shrinker {

    private static final int MOST_ATTEMPTS = 60;

    private final Predicate<Call> stillFails;
    private int attempts;

    Shrinker(Predicate<Call> stillFails) {
        this.stillFails = stillFails;
    }

    Call shrink(Call call) {
        Call smaller = withoutHeaders(call);
        smaller = withoutParameters(smaller);
        return withoutMembers(smaller);
    }

    private boolean fails(Call call) {
        return attempts++ < MOST_ATTEMPTS && stillFails.test(call);
    }

    private Call withoutHeaders(Call call) {
        Call smallest = call;
        for (Call.Header header : call.headers()) {
            List<Call.Header> fewer = new ArrayList<>(smallest.headers());
            fewer.remove(header);
            Call smaller = smallest.withHeaders(fewer);
            smallest = fails(smaller) ? smaller : smallest;
        }
        return smallest;
    }

    private Call withoutParameters(Call call) {
        int mark = call.target().indexOf('?');
        if (mark < 0) {
            return call;
        }
        Call smallest = call;
        for (String parameter : call.target().substring(mark + 1).split("&", -1)) {
            String shorter =
                    smallest.target().replaceFirst("([?&])" + java.util.regex.Pattern.quote(parameter) + "(&|$)", "$1");
            Call smaller = smallest.withTarget(shorter.replaceFirst("[?&]$", ""));
            smallest = fails(smaller) ? smaller : smallest;
        }
        return smallest;
    }

    private Call withoutMembers(Call call) {
        if (!(tree(call) instanceof ObjectNode)) {
            return call;
        }
        Call smallest = call;
        for (String name : names(smallest)) {
            if (tree(smallest) instanceof ObjectNode object) {
                object.remove(name);
                Call smaller = smallest.withBody(Call.Body.of(object.toString()));
                smallest = fails(smaller) ? smaller : smallest;
            }
        }
        return smallest;
    }

    private static List<String> names(Call call) {
        List<String> names = new ArrayList<>();
        JsonNode tree = tree(call);
        if (tree != null) {
            tree.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** The body as an object; null when reading and writing it would make another one of it. */
    private static @org.jspecify.annotations.Nullable JsonNode tree(Call call) {
        try {
            JsonNode tree = Requests.parse(call.body().text());
            return tree.toString().equals(call.body().text()) ? tree : null;
        } catch (IllegalArgumentException notJson) {
            return null;
        }
    }
}
