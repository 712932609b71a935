package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.LocalPostgres;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** PostgreSQL as a process of the stack. */
final class DatabaseProcess implements StackProcess {

    static final String POSTGRES = "postgres";

    private final LocalPostgres server;
    private final Path log;
    private volatile int starts;

    DatabaseProcess(Path data, int port, Path logs) {
        this.log = logs.resolve(POSTGRES + ".log");
        this.server = LocalPostgres.on(data.resolve(POSTGRES), port, log);
    }

    LocalPostgres server() {
        return server;
    }

    @Override
    public String name() {
        return POSTGRES;
    }

    @Override
    public String address() {
        return "localhost:" + server.port();
    }

    @Override
    public Path log() {
        return log;
    }

    /** Starts it and waits until it answers: it has to recover first after a crash. */
    @Override
    public synchronized void start() {
        server.start();
        starts++;
    }

    @Override
    public boolean isAlive() {
        return server.isAlive();
    }

    @Override
    public boolean isReady(HttpClient http) {
        return server.admin().answers();
    }

    @Override
    public void terminate(Duration grace) {
        server.stop(grace);
    }

    @Override
    public void kill() {
        server.kill();
    }

    @Override
    public void pause() {
        server.signalAll("STOP");
    }

    @Override
    public void resume() {
        server.signalAll("CONT");
    }

    @Override
    public @Nullable ProcessIdentity identity() {
        return server.postmaster();
    }

    @Override
    public int restarts() {
        return Math.max(0, starts - 1);
    }

    @Override
    public String exit() {
        return isAlive() ? "is running" : "ended";
    }
}
