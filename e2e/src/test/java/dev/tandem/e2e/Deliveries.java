package dev.tandem.e2e;

import dev.tandem.local.Database;
import dev.tandem.local.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether every event has reached everybody: no outbox holds any, and each projection is as new as its owner. */
public final class Deliveries {

    /** The services that have a database. */
    public static final List<String> SERVICES = List.of("participants", "matching", "goals", "feedback");

    /** Aggregates that are published from a table of another name. */
    private static final Map<String, String> TABLES =
            Map.of("matching-profile", "enrollment", "identity-link", "person_link");

    private Deliveries() {}

    /** How many events wait in each outbox; a service without any is left out. */
    public static Map<String, Long> waiting(LocalStack stack) {
        Map<String, Long> waiting = new TreeMap<>();
        for (String service : SERVICES) {
            long events = Rows.count(stack.database(service), "SELECT count(*) FROM outbox_event");
            if (events > 0) {
                waiting.put(service, events);
            }
        }
        return waiting;
    }

    /**
     * The first few objects of which a consumer has another version than their owner, one line each. Which topics a service
     * consumes is read from what it has consumed.
     */
    public static List<String> behind(LocalStack stack) {
        return SERVICES.stream()
                .flatMap(consumer -> Rows.numbers(
                                stack.database(consumer),
                                "SELECT topic, count(*) FROM projection_version GROUP BY topic")
                        .keySet()
                        .stream()
                        .flatMap(topic -> behind(stack, consumer, topic).stream()))
                .toList();
    }

    private static List<String> behind(LocalStack stack, String consumer, String topic) {
        String[] parts = topic.split("\\.", -1);
        Database owner = stack.database(parts[1]);
        String table = TABLES.getOrDefault(parts[2], parts[2].replace('-', '_'));
        // 0 is what the binaries of an earlier landing have written and nobody has published yet.
        Map<String, Long> there = Rows.numbers(owner, "SELECT id::text, version FROM " + table + " WHERE version > 0");
        Map<String, Long> here = Rows.numbers(
                stack.database(consumer),
                "SELECT aggregate_id::text, version FROM projection_version WHERE topic = '%s'".formatted(topic));
        return there.entrySet().stream()
                .filter(row -> !row.getValue().equals(here.get(row.getKey())))
                .limit(5)
                .map(row -> "%s has version %s of %s %s, its owner %d"
                        .formatted(consumer, here.get(row.getKey()), topic, row.getKey(), row.getValue()))
                .toList();
    }
}
