package dev.tandem.e2e.upgrade;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tables of a database, as far as a statement that was written for them depends on them. */
record Schema(Map<String, Map<String, Column>> tables, Map<String, Rule> rules) {

    /** A column; it may be left out by whoever does not know it when it is nullable or filled by the database. */
    record Column(String type, boolean nullable, boolean filled) {

        boolean mayBeLeftOut() {
            return nullable || filled;
        }
    }

    /** A constraint, unique index or trigger: what may refuse a write. */
    record Rule(String table, String definition, Set<String> columns) {}

    private static final String COLUMNS = """
            SELECT table_name, column_name,
                   coalesce(domain_name, udt_name) || coalesce('(' || character_maximum_length || ')', ''),
                   is_nullable = 'YES',
                   column_default IS NOT NULL OR is_identity = 'YES' OR is_generated = 'ALWAYS'
            FROM information_schema.columns
            WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'
            """;

    private static final String RULES = """
            SELECT t.relname, c.conname, pg_get_constraintdef(c.oid),
                   (SELECT coalesce(string_agg(a.attname, ','), '') FROM pg_attribute a
                    WHERE a.attrelid = t.oid AND a.attnum = ANY (c.conkey))
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
            WHERE t.relnamespace = 'public'::regnamespace AND c.contype <> 'n'
            UNION ALL
            SELECT t.relname, i.relname, pg_get_indexdef(x.indexrelid),
                   (SELECT coalesce(string_agg(a.attname, ','), '') FROM pg_attribute a
                    WHERE a.attrelid = t.oid AND a.attnum = ANY (x.indkey))
            FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
            WHERE t.relnamespace = 'public'::regnamespace AND x.indisunique
              AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = x.indexrelid)
            UNION ALL
            SELECT t.relname, g.tgname, pg_get_triggerdef(g.oid), ''
            FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
            WHERE t.relnamespace = 'public'::regnamespace AND NOT g.tgisinternal
            """;

    static Schema of(Connection connection) throws SQLException {
        Map<String, Map<String, Column>> tables = new TreeMap<>();
        Map<String, Rule> rules = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), _ -> new TreeMap<>())
                        .put(rows.getString(2), new Column(rows.getString(3), rows.getBoolean(4), rows.getBoolean(5)));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(RULES);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Set<String> columns = new TreeSet<>(List.of(rows.getString(4).split(",", -1)));
                columns.remove("");
                rules.put(
                        rows.getString(1) + "." + rows.getString(2),
                        new Rule(rows.getString(1), rows.getString(3), columns));
            }
        }
        return new Schema(tables, rules);
    }

    /** What a binary that was written for this schema would stumble over in a later one; empty when it was only expanded. */
    List<String> brokenBy(Schema later) {
        List<String> broken = new ArrayList<>();
        tables.forEach((table, columns) -> {
            Map<String, Column> present = later.tables().get(table);
            if (present == null) {
                broken.add("the table " + table + " is gone");
            } else {
                broken.addAll(brokenColumns(table, columns, present));
            }
        });
        later.rules().forEach((name, rule) -> {
            Map<String, Column> known = tables.get(rule.table());
            boolean same = rules.containsKey(name) && rules.get(name).equals(rule);
            // A rule about nothing but new columns cannot refuse who leaves them out.
            boolean aboutKnown = known != null
                    && (rule.columns().isEmpty() || rule.columns().stream().anyMatch(known::containsKey));
            if (aboutKnown && !same) {
                broken.add("%s is new: %s".formatted(name, rule.definition()));
            }
        });
        return broken;
    }

    private static List<String> brokenColumns(String table, Map<String, Column> columns, Map<String, Column> present) {
        List<String> broken = new ArrayList<>();
        columns.forEach((name, column) -> {
            Column now = present.get(name);
            if (now == null) {
                broken.add("the column %s.%s is gone".formatted(table, name));
            } else if (!now.type().equals(column.type())) {
                broken.add("the column %s.%s is %s instead of %s".formatted(table, name, now.type(), column.type()));
            } else if (column.mayBeLeftOut() && !now.mayBeLeftOut()) {
                broken.add("the column %s.%s must not be left out any more".formatted(table, name));
            } else if (column.nullable() && !now.nullable()) {
                broken.add("the column %s.%s must not be null any more".formatted(table, name));
            }
        });
        present.forEach((name, column) -> {
            if (!columns.containsKey(name) && !column.mayBeLeftOut()) {
                broken.add("the new column %s.%s must not be left out".formatted(table, name));
            }
        });
        return broken;
    }
}
