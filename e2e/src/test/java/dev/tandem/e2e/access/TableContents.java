package dev.tandem.e2e.access;

import dev.tandem.e2e.Deliveries;
import dev.tandem.e2e.Rows;
import dev.tandem.local.Database;
import dev.tandem.local.LocalStack;
import java.util.Map;
import java.util.TreeMap;

/** What is in every table of every service, as one number each. */
final class TableContents {

    private TableContents() {}

    static Map<String, Long> of(LocalStack stack) {
        Map<String, Long> contents = new TreeMap<>();
        for (String service : Deliveries.SERVICES) {
            Database database = stack.database(service);
            Rows.numbers(
                            database,
                            "SELECT table_name, 0 FROM information_schema.tables"
                                    + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                    .keySet()
                    .forEach(table -> contents.put(
                            service + "." + table,
                            Rows.count(
                                    database,
                                    // A sum does not depend on the order of the rows.
                                    "SELECT coalesce(sum(hashtextextended(t::text, 0)::numeric % 1000000007), 0)::bigint"
                                            + " FROM \"" + table + "\" t")));
        }
        return contents;
    }
}
