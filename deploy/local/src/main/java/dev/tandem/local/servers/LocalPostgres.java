package dev.tandem.local.servers;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.process.Signals;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server, run as a process of its own on the loopback interface. It asks every login for its password.
 *
 * <p>With a data directory, what it acknowledged outlives the server, its backends and the machine; without one the data
 * go with it, and durability is switched off in favour of speed. What an earlier server left behind on the directory, a
 * live server or orphaned backends, is ended first.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_UP_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Path dataDirectory;
    private final int port;
    private final PostgresSettings settings;
    private final @Nullable Path log;
    private final @Nullable Path temporaryDirectory;
    private final SuperuserPassword password;
    private @Nullable EmbeddedPostgres server;
    private volatile @Nullable ProcessIdentity postmaster;

    private LocalPostgres(
            Path dataDirectory, int port, PostgresSettings settings, @Nullable Path log, @Nullable Path temporary) {
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.port = port;
        this.settings = settings;
        this.log = log;
        this.temporaryDirectory = temporary;
        this.password = SuperuserPassword.of(this.dataDirectory);
    }

    /** Starts a server whose data vanish when it is closed, on any free port. */
    public static LocalPostgres temporary() {
        Path directory = Directories.temporary("tandem-postgres-");
        LocalPostgres server = new LocalPostgres(
                directory.resolve("data"), FreePort.any(), PostgresSettings.FORGETFUL, null, directory);
        server.start();
        return server;
    }

    /** Starts a server that keeps its data in {@code dataDirectory}, which is created on first use. */
    public static LocalPostgres persistent(Path dataDirectory, int port) {
        LocalPostgres server = new LocalPostgres(dataDirectory, port, PostgresSettings.DURABLE, null, null);
        server.start();
        return server;
    }

    /** Returns a server on {@code dataDirectory} that is not started yet and appends its messages to {@code log}. */
    public static LocalPostgres on(Path dataDirectory, int port, Path log) {
        return new LocalPostgres(dataDirectory, port, PostgresSettings.DURABLE, log, null);
    }

    /**
     * Starts the server and returns when it answers; does nothing when it runs.
     *
     * @throws IllegalStateException when a setting that decides about durability or access is not in force
     */
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        release();
        PostgresProcesses.endAllOn(dataDirectory, STOP_LIMIT);
        Directories.create(dataDirectory);
        // A start that failed never gives the library's lock back; nothing is left that it could protect.
        Directories.delete(dataDirectory.resolve("epg-lock"));
        boolean knowsNoPassword = !password.isKept() && Files.exists(dataDirectory.resolve("postgresql.conf"));
        HostAccess access = knowsNoPassword ? HostAccess.SUPERUSER_UNASKED : HostAccess.BY_PASSWORD;
        if (!knowsNoPassword) {
            password.keep();
        }
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(dataDirectory)
                    .setCleanDataDirectory(false)
                    .setDataDirectoryCustomizer(directory -> access.write(directory.toPath()))
                    .setPort(port)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(START_UP_LIMIT)
                    .setLocaleConfig("locale", "C.UTF-8")
                    .setLocaleConfig("encoding", "UTF8")
                    .setLocaleConfig("pwfile", password.file().toString())
                    .setServerConfig("timezone", "UTC")
                    .setConnectConfig("password", password.value());
            settings.stated().forEach(builder::setServerConfig);
            if (log != null) {
                Directories.create(log.resolveSibling("."));
                builder.setErrorRedirector(Redirect.appendTo(log.toFile()))
                        .setOutputRedirector(Redirect.appendTo(log.toFile()));
            }
            QuietLogging.apply();
            server = builder.start();
            postmaster = PostgresProcesses.postmaster(dataDirectory)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL ended right after its start"));
            closeHost(access);
            settings.requireInForce(admin());
        } catch (IOException | RuntimeException e) {
            stop(STOP_LIMIT);
            throw new IllegalStateException("PostgreSQL did not start in " + dataDirectory + " on port " + port, e);
        }
    }

    // A directory of an earlier version lets the superuser in without a password, and knows none.
    private void closeHost(HostAccess access) {
        if (access == HostAccess.SUPERUSER_UNASKED) {
            admin().changeSuperuserPassword(password.value());
            HostAccess.BY_PASSWORD.write(dataDirectory);
            admin().reloadSettings();
            // Last: without the file, the next start does all of this again.
            password.keep();
        }
    }

    /** Returns the port on the loopback interface. */
    public int port() {
        return port;
    }

    /** Returns the JDBC address of a database, without credentials. */
    public String jdbcUrl(String database) {
        return admin().jdbcUrl(database);
    }

    /** Returns what prepares databases and logins on this server. */
    public DatabaseAdmin admin() {
        return new DatabaseAdmin("localhost", port, DatabaseAdmin.SUPERUSER, password.value());
    }

    /** Returns what administers the server that another process runs on {@code dataDirectory}. */
    public static DatabaseAdmin adminOf(Path dataDirectory, int port) {
        return new DatabaseAdmin(
                "localhost",
                port,
                DatabaseAdmin.SUPERUSER,
                SuperuserPassword.of(dataDirectory).value());
    }

    /** See {@link DatabaseAdmin#ensureDatabase(String, Login, Login)}, with one login for everything. */
    public void ensureDatabase(String database, String user, String userPassword) {
        admin().ensureDatabase(database, user, userPassword);
    }

    /** See {@link DatabaseAdmin#ensureDatabase(String, Login, Login)}. */
    public void ensureDatabase(String database, Login owner, Login application) {
        admin().ensureDatabase(database, owner, application);
    }

    /** Drops {@code database} together with the connections that are still open to it. */
    public void dropDatabase(String database) {
        admin().dropDatabase(database);
    }

    /** Opens a connection with a login role of {@link #ensureDatabase}; for checks in tests and tools. */
    public Connection connect(String database, String user, String userPassword) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), user, userPassword);
    }

    /** Whether the postmaster has not ended. */
    public boolean isAlive() {
        ProcessIdentity process = postmaster;
        return process != null && process.isAlive();
    }

    /** Returns the postmaster's process, the present or the last one; null before the first start. */
    public @Nullable ProcessIdentity postmaster() {
        return postmaster;
    }

    /** Ends the postmaster with SIGKILL. Its backends notice and end by themselves when they are next idle. */
    public void kill() {
        ProcessIdentity process = postmaster;
        if (process != null) {
            process.kill();
        }
    }

    /** Ends one backend that serves {@code database} with SIGKILL; PostgreSQL then ends and recovers all of them. */
    public void killBackend(String database) {
        long backend = admin().backendOf(database)
                .orElseThrow(() -> new IllegalStateException("nobody is connected to " + database));
        Signals.send("KILL", backend);
    }

    /** Freezes (SIGSTOP) or wakes (SIGCONT) the postmaster and all its backends. */
    public void signalAll(String signal) {
        PostgresProcesses.on(dataDirectory).forEach(pid -> Signals.send(signal, pid));
    }

    /**
     * Shuts the server down without waiting for its clients. When that takes longer than {@code grace} it is ended, and
     * recovers at its next start.
     */
    public synchronized void stop(Duration grace) {
        PostgresProcesses.endAllOn(dataDirectory, grace);
        release();
    }

    // The library keeps a lock on the directory, which it gives back when it is told to stop the server.
    private void release() {
        EmbeddedPostgres old = server;
        server = null;
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot release " + dataDirectory, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            stop(STOP_LIMIT);
        } finally {
            if (temporaryDirectory != null) {
                Directories.delete(temporaryDirectory);
            }
        }
    }

    /** Returns the server process that holds {@code dataDirectory}, if one is alive. */
    public static Optional<ProcessHandle> processOn(Path dataDirectory) {
        return PostgresProcesses.postmaster(dataDirectory).flatMap(ProcessIdentity::alive);
    }

    /** Shuts down the server that a killed JVM left behind on {@code dataDirectory}; does nothing when there is none. */
    public static void stopLeftover(Path dataDirectory) {
        PostgresProcesses.endAllOn(dataDirectory, STOP_LIMIT);
    }
}
