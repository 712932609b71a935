package dev.tandem.local.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Prepares databases and login roles on a PostgreSQL server, as its superuser. */
public record DatabaseAdmin(String host, int port, String superuser, String password) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Returns the JDBC address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * Makes sure that {@code database} exists, is owned by the login role {@code user} with {@code userPassword}, and
     * that no other service's role can connect to it. Repeating it changes nothing but the password.
     */
    public void ensureDatabase(String database, String user, String userPassword) {
        requireIdentifier(database);
        requireIdentifier(user);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // DDL takes no bind parameters: names are checked above, the literal is quoted by the driver.
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", user) ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + user + " LOGIN PASSWORD " + statement.enquoteLiteral(userPassword));
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + user);
            }
            statement.execute("REVOKE CONNECT ON DATABASE " + database + " FROM PUBLIC");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare database " + database + " for " + user, e);
        }
    }

    /** Drops {@code database} together with the connections that are still open to it. */
    public void dropDatabase(String database) {
        requireIdentifier(database);
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop database " + database, e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), superuser, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void requireIdentifier(String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException("not a lower-case SQL identifier: " + name);
        }
    }
}
