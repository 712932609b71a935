package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The whole platform on this machine: PostgreSQL, Kafka, the issuer and the deployables, each a process of its own. What
 * it runs is written to {@code run/state.json} below its home, so that whoever comes next can clean up after a crash. It
 * stops when it is closed and when this JVM ends.
 *
 * <p>Processes are called by their names: {@code postgres}, {@code kafka}, {@code issuer}, those of the deployables, and
 * those of {@linkplain #addReplica replicas}. What was ended stays down until it is started again; only {@link Supervisor}
 * starts anything by itself.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    // When everything stops, in three stages: what takes longer is ended, which loses nothing that was acknowledged.
    private static final Duration GATEWAY_GRACE = Duration.ofSeconds(2);
    private static final Duration SERVICE_GRACE = Duration.ofMillis(3_200);
    private static final Duration SERVER_GRACE = Duration.ofSeconds(2);

    private final StackSettings settings;
    private final PlatformTime time;
    private final Roster roster;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Thread shutdownHook = new Thread(this::stop, "stop-tandem");
    private volatile RunState.Phase phase = RunState.Phase.STARTING;
    private String reason = "";

    private LocalStack(StackSettings settings) {
        this.settings = settings;
        this.time = new PlatformTime(settings.home());
        this.roster = new Roster(settings, time.file());
    }

    /**
     * Starts everything and returns when every process is ready.
     *
     * @throws StackException with the reason and the end of the log when something does not come up; nothing is left
     *     running then
     */
    public static LocalStack start(StackSettings settings) {
        settings.deployables().forEach(Deployable::requireBuilt);
        RunState.running(settings.home()).ifPresent(state -> {
            throw new StackException("process " + state.owner().pid() + " already runs a stack in " + settings.home());
        });
        requireGatewayPort(settings.gatewayPort());
        RunState.reap(settings.home());
        LocalStack stack = new LocalStack(settings);
        Runtime.getRuntime().addShutdownHook(stack.shutdownHook);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException e) {
            stack.fail(e);
            throw e;
        }
    }

    private void startAll() {
        writeState();
        List<StackProcess> servers = roster.servers().all();
        StartUp.withEach(servers, this::start);
        awaitReady(servers);
        List<StackProcess> created = createServices();
        StartUp.withEach(created, this::start);
        awaitReady(created);
        becomeReady();
    }

    private synchronized void becomeReady() {
        requireStarting();
        phase = RunState.Phase.READY;
        writeState();
    }

    private static void requireGatewayPort(int port) {
        if (port > 0 && !FreePort.isFree(port)) {
            throw new StackException("port " + port + " is in use by another program; choose one with TANDEM_PORT=…");
        }
    }

    private synchronized List<StackProcess> createServices() {
        requireStarting();
        return roster.createServices();
    }

    private void awaitReady(Collection<? extends StackProcess> processes) {
        StartUp.awaitReady(processes, http, settings.startLimit());
    }

    private void fail(RuntimeException failure) {
        reason = StartUp.describe(failure);
        shutDown(RunState.Phase.FAILED);
    }

    /** Returns the address that clients use. */
    public URI gateway() {
        return roster.gateway()
                .orElseThrow(() -> new StackException("this stack has no gateway"))
                .url();
    }

    /** Returns the address of one deployable or replica, past the gateway. */
    public URI address(String service) {
        return roster.service(service).url();
    }

    /** Returns where the health and metrics of a deployable or replica are; nothing routes there. */
    public URI management(String service) {
        return roster.service(service).managementUrl();
    }

    /** Returns the file that a process's output goes to. */
    public Path log(String process) {
        return roster.process(process).log();
    }

    /** Returns the process id of a process, the present or the last one; of PostgreSQL, the postmaster's. */
    public long pid(String process) {
        ProcessIdentity identity = roster.process(process).identity();
        if (identity == null) {
            throw new StackException(process + " was never started");
        }
        return identity.pid();
    }

    /** Tells whether a process answers now. */
    public boolean isReady(String process) {
        StackProcess asked = roster.process(process);
        return asked.isAlive() && asked.isReady(http);
    }

    /** Returns how to look into a service's database. */
    public Database database(String service) {
        return roster.database(service);
    }

    /** Returns {@code host:port} of the broker. */
    public String bootstrapServers() {
        return roster.servers().kafka().address();
    }

    /** Returns the issuer's address. */
    public String issuerUrl() {
        return roster.servers().issuer().address();
    }

    /** Returns a bearer token of a demo user (coordinator, viewer, hr, sponsor) or of the person with this userName. */
    public String tokenFor(String user) {
        return LocalTokens.tokenFor(issuerUrl(), user);
    }

    /** Returns a token of {@link #tokenFor} that has expired. */
    public String expiredTokenFor(String user) {
        return LocalTokens.expired(issuerUrl(), user);
    }

    /** Returns a rightly signed token of a participant whose subject is another than the one that {@code userName} has. */
    public String impostorTokenFor(String userName) {
        return LocalTokens.impostor(issuerUrl(), "impostor", userName);
    }

    /** Returns the time that every service reads. */
    public Instant now() {
        return time.now();
    }

    /** Moves every service's time forward; returns when it is in force. */
    public void advanceClock(Duration by) {
        time.advance(by);
    }

    /** Takes the broker down, as an outage would. */
    public void stopBroker() {
        stop(ServerProcess.KAFKA);
    }

    /** Brings the broker up again on the same address, with its records. */
    public void startBroker() {
        start(ServerProcess.KAFKA);
    }

    /** Ends a process at once (SIGKILL) and leaves it down. */
    public void kill(String process) {
        roster.process(process).kill();
    }

    /** Asks a process to end (SIGTERM), returns when it has, and leaves it down. */
    public void stop(String process) {
        roster.process(process).terminate(GRACE);
    }

    /** Starts a process that is down, on the same address with the same data, and returns when it is ready. */
    public void start(String process) {
        StackProcess wanted = roster.process(process);
        if (!wanted.isAlive()) {
            start(wanted);
        }
        awaitReady(List.of(wanted));
    }

    /** Ends a process if it lives, starts it again on the same address and returns when it is ready. */
    public void restart(String process) {
        stop(process);
        start(process);
    }

    /** Freezes a process (SIGSTOP); PostgreSQL with all its backends. */
    public void pause(String process) {
        roster.process(process).pause();
    }

    /** Lets a frozen process go on (SIGCONT). */
    public void resume(String process) {
        roster.process(process).resume();
    }

    /** Ends one process of PostgreSQL that serves the service's database (SIGKILL); the server then recovers by itself. */
    public void killDatabaseBackend(String service) {
        database(service);
        roster.servers().postgres().server().killBackend(service);
    }

    /**
     * Starts another process of a service, on a port and with a log of its own, and returns when it is ready. The gateway
     * does not know it.
     *
     * @return its name, such as {@code goals-2}
     */
    public String addReplica(String service) {
        return addReplica(service, Map.of());
    }

    /** Does so with {@code environment} on top of what the service has. */
    public String addReplica(String service, Map<String, String> environment) {
        ServiceProcess replica = roster.createReplica(service, environment);
        start(replica);
        awaitReady(List.of(replica));
        return replica.name();
    }

    /** Ends a service's process and starts it again from another packaged folder ({@code …/quarkus-app}). */
    public void restartFrom(String service, Path quarkusApp) {
        stop(service);
        roster.replace(service, quarkusApp);
        start(service);
    }

    /** Starts a process without waiting until it is ready. */
    void start(StackProcess process) {
        // Whoever stops the stack meanwhile waits: a process that is just coming up would be missed otherwise.
        synchronized (process) {
            requireStarting();
            process.start();
        }
        // At once: a crash of this JVM must not lose a process.
        writeState();
    }

    private void requireStarting() {
        if (isStopped()) {
            throw new StackException("the stack is being stopped");
        }
    }

    /** Tells whether it was stopped or is being stopped. */
    boolean isStopped() {
        return phase == RunState.Phase.STOPPED || phase == RunState.Phase.FAILED;
    }

    /** Returns everything that runs, in the order in which it is started. */
    List<StackProcess> processes() {
        return roster.all();
    }

    private synchronized void writeState() {
        roster.state(phase, reason).write(settings.home());
    }

    /** Stops everything, clients first: the gateway, the services, then the servers. Data stay. */
    public void stop() {
        shutDown(RunState.Phase.STOPPED);
    }

    private synchronized void shutDown(RunState.Phase last) {
        if (isStopped()) {
            return;
        }
        phase = last;
        StackException failures = new StackException("not everything could be stopped");
        endAll(roster.services(true), GATEWAY_GRACE, failures);
        endAll(roster.services(false), SERVICE_GRACE, failures);
        endAll(roster.servers().all(), SERVER_GRACE, failures);
        http.close();
        writeState();
        if (!Thread.currentThread().equals(shutdownHook)) {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        }
        if (failures.getSuppressed().length > 0) {
            throw failures;
        }
    }

    private static void endAll(List<StackProcess> processes, Duration grace, StackException failures) {
        try {
            StartUp.withEach(processes, process -> {
                synchronized (process) {
                    process.terminate(grace);
                }
            });
        } catch (StackException e) {
            // The next stage is stopped all the same.
            failures.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
