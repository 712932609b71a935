package dev.tandem.local.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.regex.Pattern;

/** Prepares databases and login roles on a PostgreSQL server, as its superuser. */
public record DatabaseAdmin(String host, int port, String superuser, String password) {

    /** The role that a new server has. */
    static final String SUPERUSER = "postgres";

    /** Key of the advisory lock under which logins and databases are prepared ("admin" in ASCII). */
    private static final long ADMINISTRATION_LOCK = 0x61646d696eL;

    private static final String CONNECT_SECONDS = "3";
    private static final String BACKEND = """
            SELECT pid FROM pg_stat_activity WHERE datname = ? AND backend_type = 'client backend'
            ORDER BY state = 'active' DESC, state_change DESC LIMIT 1
            """;
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** Returns the JDBC address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    /**
     * Makes sure that {@code database} exists with one login that owns it and works with it. Repeating it changes nothing
     * but the password.
     */
    public void ensureDatabase(String database, String user, String userPassword) {
        Login login = new Login(user, userPassword);
        ensureDatabase(database, login, login);
    }

    /**
     * Makes sure that {@code database} exists, that {@code owner} owns it with all that is in it, and that of all other
     * logins only {@code application} can connect to it; what that one may do there, the migrations grant. A database that
     * the application's login owned until now is taken from it. Repeating it changes nothing but the passwords.
     */
    public void ensureDatabase(String database, Login owner, Login application) {
        requireIdentifier(database);
        requireIdentifier(owner.user());
        requireIdentifier(application.user());
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            // Roles belong to the whole server, which refuses two changes of one at a time.
            statement.execute("SELECT pg_advisory_lock(" + ADMINISTRATION_LOCK + ")");
            ensureLogin(connection, owner);
            ensureLogin(connection, application);
            if (exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                statement.execute("ALTER DATABASE " + database + " OWNER TO " + owner.user());
                reassign(database, application, owner);
            } else {
                statement.execute("CREATE DATABASE " + database + " OWNER " + owner.user());
            }
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + application.user());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare database " + database + " for " + owner.user(), e);
        }
    }

    private static void ensureLogin(Connection connection, Login login) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // DDL takes no bind parameters: names are checked before, the literal is quoted by the driver.
            String verb =
                    exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", login.user()) ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + login.user()
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD "
                    + statement.enquoteLiteral(login.password()));
        }
    }

    /** Gives all that one login owns in a database to another one. */
    private void reassign(String database, Login from, Login to) throws SQLException {
        if (!from.user().equals(to.user())) {
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement()) {
                statement.execute("REASSIGN OWNED BY " + from.user() + " TO " + to.user());
            }
        }
    }

    /** Returns the value of a setting as the server has it. */
    String show(String setting) {
        requireIdentifier(setting);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW " + setting)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot ask for " + setting, e);
        }
    }

    /** Tells whether the server answers a query within a few seconds. */
    public boolean answers() {
        try (Connection connection = connect("postgres", CONNECT_SECONDS);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT 1")) {
            return rows.next();
        } catch (SQLException starting) {
            return false;
        }
    }

    void changeSuperuserPassword(String newPassword) {
        execute(statement ->
                statement.execute("ALTER ROLE " + superuser + " PASSWORD " + statement.enquoteLiteral(newPassword)));
    }

    void reloadSettings() {
        execute(statement -> statement.execute("SELECT pg_reload_conf()"));
    }

    private interface Work {
        void on(Statement statement) throws SQLException;
    }

    private void execute(Work work) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            work.on(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot administer the server on port " + port, e);
        }
    }

    /** Returns the pid of one process that serves a client of {@code database}. */
    OptionalLong backendOf(String database) {
        try (Connection connection = connect("postgres");
                PreparedStatement statement = connection.prepareStatement(BACKEND)) {
            statement.setString(1, database);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look for backends of " + database, e);
        }
    }

    /** Drops {@code database} together with the connections that are still open to it. */
    public void dropDatabase(String database) {
        requireIdentifier(database);
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop database " + database, e);
        }
    }

    private Connection connect(String database) throws SQLException {
        // Taking a large database over needs some time.
        return connect(database, "60");
    }

    private Connection connect(String database, String answerSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", CONNECT_SECONDS);
        properties.setProperty("socketTimeout", answerSeconds);
        return DriverManager.getConnection(jdbcUrl(database), properties);
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
