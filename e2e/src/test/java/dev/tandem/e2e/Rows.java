package dev.tandem.e2e;

import dev.tandem.local.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** Looks into a service's database, for what its API does not show. */
public final class Rows {

    private Rows() {}

    /** The single number that a statement answers. */
    public static long count(Database database, String sql) {
        return numbers(database, "SELECT 'count', (" + sql + ")").getOrDefault("count", 0L);
    }

    /** A first column of names with a second column of numbers. */
    public static Map<String, Long> numbers(Database database, String sql) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            Map<String, Long> numbers = new TreeMap<>();
            while (rows.next()) {
                numbers.put(rows.getString(1), rows.getLong(2));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
