package dev.tandem.local.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server, run as a child process on the loopback interface.
 *
 * <p>With a data directory the data outlives the server; without one it goes with it, and durability is switched off in
 * favour of speed. A server that an earlier, killed JVM left behind on the same directory is shut down first.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration START_UP_LIMIT = Duration.ofMinutes(2);

    private final EmbeddedPostgres server;
    private final @Nullable Path temporaryDirectory;

    private LocalPostgres(EmbeddedPostgres server, @Nullable Path temporaryDirectory) {
        this.server = server;
        this.temporaryDirectory = temporaryDirectory;
    }

    /** Starts a server whose data vanish when it is closed, on any free port. */
    public static LocalPostgres temporary() {
        Path directory = Directories.temporary("tandem-postgres-");
        try {
            EmbeddedPostgres.Builder builder = builder(directory.resolve("data"), FreePort.any())
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off");
            return new LocalPostgres(builder.start(), directory);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory, e);
        }
    }

    /** Starts a server that keeps its data in {@code dataDirectory}, which is created on first use. */
    public static LocalPostgres persistent(Path dataDirectory, int port) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        stopLeftover(directory);
        Directories.create(directory);
        try {
            return new LocalPostgres(builder(directory, port).start(), null);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start in " + directory + " on port " + port, e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path dataDirectory, int port) {
        QuietLogging.apply();
        return EmbeddedPostgres.builder()
                .setDataDirectory(dataDirectory)
                .setCleanDataDirectory(false)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_UP_LIMIT)
                .setLocaleConfig("locale", "C.UTF-8")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("max_connections", "300")
                .setServerConfig("unix_socket_directories", "");
    }

    /** Returns the port on the loopback interface. */
    public int port() {
        return server.getPort();
    }

    /** Returns the JDBC address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /**
     * Makes sure that {@code database} exists, is owned by the login role {@code user} with {@code password}, and that
     * no other service's role can connect to it. Repeating it changes nothing but the password.
     */
    public void ensureDatabase(String database, String user, String password) {
        admin().ensureDatabase(database, user, password);
    }

    /** Drops {@code database} together with the connections that are still open to it. */
    public void dropDatabase(String database) {
        admin().dropDatabase(database);
    }

    private DatabaseAdmin admin() {
        return new DatabaseAdmin("localhost", server.getPort(), SUPERUSER, SUPERUSER);
    }

    /** Opens a connection with a login role of {@link #ensureDatabase}; for checks in tests and tools. */
    public Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, password);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        } finally {
            if (temporaryDirectory != null) {
                Directories.delete(temporaryDirectory);
            }
        }
    }

    /** Returns the server process that holds {@code dataDirectory}, if one is alive. */
    public static Optional<ProcessHandle> processOn(Path dataDirectory) {
        Path pidFile = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(pidFile);
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            // A pid may have been given to someone else since: only a process whose command names PostgreSQL counts.
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> process.info().command().orElse("").contains("postgres"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + pidFile, e);
        }
    }

    /** Shuts down the server that a killed JVM left behind on {@code dataDirectory}; does nothing when there is none. */
    public static void stopLeftover(Path dataDirectory) {
        Optional<ProcessHandle> leftover = processOn(dataDirectory);
        if (leftover.isEmpty()) {
            return;
        }
        ProcessHandle postmaster = leftover.get();
        try {
            // SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for every client to go.
            new ProcessBuilder("/bin/kill", "-INT", Long.toString(postmaster.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            postmaster.onExit().get(START_UP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal the PostgreSQL process " + postmaster.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while stopping PostgreSQL", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the PostgreSQL process " + postmaster.pid() + " does not stop", e);
        }
    }
}
