package dev.tandem.local;

import dev.tandem.local.servers.FreePort;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The whole platform on this machine: PostgreSQL, Kafka and the issuer held by this JVM, the deployables as child
 * processes. What it runs is written to {@code run/state.json} below its home, so that whoever comes next can clean up
 * after a crash. It stops when it is closed and when this JVM ends.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);
    private static final int TAIL_LINES = 30;

    private final StackSettings settings;
    private final PlatformTime time;
    private final RunState.Ports previousPorts;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Map<String, Database> databases = new LinkedHashMap<>();
    private final Thread shutdownHook = new Thread(this::stop, "stop-tandem");
    private @Nullable EmbeddedServers servers;
    private RunState.Phase phase = RunState.Phase.STARTING;
    private String reason = "";

    private LocalStack(StackSettings settings) {
        this.settings = settings;
        this.time = new PlatformTime(settings.home());
        this.previousPorts = RunState.read(settings.home())
                .map(RunState::ports)
                .orElseGet(() -> new RunState.Ports(0, 0, 0, Map.of()));
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
        createProcesses(startServers());
        for (ServiceProcess service : processes()) {
            start(service);
        }
        awaitReady(services.values().stream().toList());
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

    // Whoever stops the stack meanwhile waits: a server that is just coming up could not be stopped otherwise.
    private synchronized EmbeddedServers startServers() {
        requireStarting();
        EmbeddedServers started = EmbeddedServers.start(settings.data(), previousPorts);
        servers = started;
        return started;
    }

    private synchronized void createProcesses(EmbeddedServers started) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (Deployable deployable : settings.deployables()) {
            ports.put(deployable.name(), choosePort(deployable, ports.values()));
        }
        for (Deployable deployable : settings.deployables()) {
            String name = deployable.name();
            Map<String, String> environment = ServiceEnvironment.shared(
                    ports.getOrDefault(name, 0),
                    EmbeddedServers.PROFILE,
                    started.kafka().bootstrapServers(),
                    started.issuer().issuerUrl(),
                    time.file());
            if (deployable.database()) {
                Database database = ServiceEnvironment.database(started.postgres(), name);
                databases.put(name, database);
                ServiceEnvironment.addDatabase(environment, database);
            }
            if (deployable.edge()) {
                ServiceEnvironment.addUpstreams(environment, settings.deployables(), ports);
            }
            services.put(
                    name,
                    new ServiceProcess(
                            deployable,
                            ports.getOrDefault(name, 0),
                            settings.logs().resolve(name + ".log"),
                            settings.javaOptions(),
                            environment));
        }
    }

    private int choosePort(Deployable deployable, Collection<Integer> taken) {
        if (deployable.edge() && settings.gatewayPort() > 0) {
            return settings.gatewayPort();
        }
        int port = FreePort.preferring(previousPorts.services().getOrDefault(deployable.name(), 0));
        while (taken.contains(port)) {
            port = FreePort.any();
        }
        return port;
    }

    private void awaitReady(List<ServiceProcess> waitingFor) {
        Instant limit = Instant.now().plus(settings.startLimit());
        List<ServiceProcess> pending = waitingFor;
        while (!pending.isEmpty()) {
            for (ServiceProcess service : pending) {
                if (!service.isAlive()) {
                    throw failure(service, service.exit() + " before it was ready");
                }
                if (Instant.now().isAfter(limit)) {
                    throw failure(
                            service,
                            "was not ready within " + settings.startLimit().toSeconds() + " s");
                }
            }
            pending = pending.stream().filter(service -> !service.isReady(http)).toList();
            if (!pending.isEmpty()) {
                LockSupport.parkNanos(PROBE_INTERVAL.toNanos());
            }
        }
    }

    private static StackException failure(ServiceProcess service, String what) {
        return new StackException("%s %s; the end of %s:%n%s"
                .formatted(service.name(), what, service.log(), ServiceProcess.tail(service.log(), TAIL_LINES)));
    }

    private void fail(RuntimeException failure) {
        reason = EmbeddedServers.describe(failure);
        shutDown(RunState.Phase.FAILED);
    }

    /** Returns the address that clients use. */
    public URI gateway() {
        return services.values().stream()
                .filter(service -> service.deployable().edge())
                .findFirst()
                .orElseThrow(() -> new StackException("this stack has no gateway"))
                .url();
    }

    /** Returns the address of one deployable, past the gateway. */
    public URI address(String service) {
        return require(service).url();
    }

    /** Returns the file that a deployable's output goes to. */
    public Path log(String service) {
        return require(service).log();
    }

    /** Returns the process id of a deployable's present process. */
    public long pid(String service) {
        ProcessIdentity identity = require(service).identity();
        if (identity == null) {
            throw new StackException(service + " was never started");
        }
        return identity.pid();
    }

    /** Returns how to look into a service's database. */
    public Database database(String service) {
        Database database = databases.get(service);
        if (database == null) {
            throw new StackException(service + " has no database");
        }
        return database;
    }

    /** Returns {@code host:port} of the broker. */
    public String bootstrapServers() {
        return servers().kafka().bootstrapServers();
    }

    /** Returns the issuer's address. */
    public String issuerUrl() {
        return servers().issuer().issuerUrl();
    }

    /** Returns a bearer token of a demo user (coordinator, viewer, hr, sponsor) or of the person with this userName. */
    public String tokenFor(String user) {
        return LocalTokens.tokenFor(issuerUrl(), user);
    }

    /**
     * Returns a bearer token as the issuer signs it for anybody: for tests of what a token is worth.
     *
     * @param validity how long from now it is valid; a negative duration gives an expired token
     * @param claims on top of the usual ones, which they replace
     */
    public String token(String subject, List<String> roles, Duration validity, Map<String, Object> claims) {
        return servers().issuer().token(subject, roles, validity, claims);
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
        servers().kafka().stop();
    }

    /** Brings the broker up again on the same address, with its records. */
    public void startBroker() {
        servers().kafka().start();
    }

    /** Ends a deployable's process at once (SIGKILL) and leaves it down. */
    public void kill(String service) {
        require(service).kill();
    }

    /** Ends a deployable's process if it lives, starts it again on the same port and returns when it is ready. */
    public void restart(String service) {
        ServiceProcess process = require(service);
        process.terminate(GRACE);
        start(process);
        awaitReady(List.of(process));
    }

    /** Starts a process without waiting until it is ready. */
    synchronized void start(ServiceProcess service) {
        requireStarting();
        service.start();
        // At once: a crash of this JVM must not lose a process.
        writeState();
    }

    private void requireStarting() {
        if (phase == RunState.Phase.STOPPED || phase == RunState.Phase.FAILED) {
            throw new StackException("the stack is being stopped");
        }
    }

    /** Tells whether it was stopped or is being stopped. */
    synchronized boolean isStopped() {
        return phase == RunState.Phase.STOPPED || phase == RunState.Phase.FAILED;
    }

    synchronized List<ServiceProcess> processes() {
        return List.copyOf(services.values());
    }

    private ServiceProcess require(String name) {
        ServiceProcess service = services.get(name);
        if (service == null) {
            throw new StackException("there is no service '" + name + "'; there are " + services.keySet());
        }
        return service;
    }

    private EmbeddedServers servers() {
        EmbeddedServers running = servers;
        if (running == null) {
            throw new StackException("the embedded servers are not running");
        }
        return running;
    }

    private synchronized void writeState() {
        EmbeddedServers running = servers;
        Map<String, Integer> ports =
                services.values().stream().collect(Collectors.toMap(ServiceProcess::name, ServiceProcess::port));
        Map<String, RunState.Child> children = new LinkedHashMap<>();
        for (ServiceProcess service : services.values()) {
            ProcessIdentity identity = service.identity();
            if (identity != null) {
                children.put(
                        service.name(),
                        new RunState.Child(
                                identity,
                                service.url().toString(),
                                service.log().toString(),
                                service.restarts()));
            }
        }
        boolean edge = services.values().stream()
                .anyMatch(service -> service.deployable().edge());
        new RunState(
                        phase,
                        reason,
                        ProcessIdentity.of(ProcessHandle.current()),
                        edge ? gateway().toString() : "",
                        running == null ? "" : running.issuer().issuerUrl(),
                        running == null ? "" : running.kafka().bootstrapServers(),
                        running == null
                                ? previousPorts
                                : new RunState.Ports(
                                        running.postgres().port(),
                                        running.kafka().port(),
                                        running.issuer().port(),
                                        ports.isEmpty() ? previousPorts.services() : ports),
                        children,
                        databases)
                .write(settings.home());
    }

    /** Stops everything, clients first: the gateway, the services, then the servers. Data stay. */
    public void stop() {
        shutDown(RunState.Phase.STOPPED);
    }

    private synchronized void shutDown(RunState.Phase last) {
        if (phase == RunState.Phase.STOPPED || phase == RunState.Phase.FAILED) {
            return;
        }
        phase = last;
        endAll(true);
        endAll(false);
        EmbeddedServers running = servers;
        if (running != null) {
            running.close();
        }
        http.close();
        writeState();
        if (!Thread.currentThread().equals(shutdownHook)) {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        }
    }

    private void endAll(boolean edge) {
        services.values().parallelStream()
                .filter(service -> service.deployable().edge() == edge)
                .forEach(service -> service.terminate(GRACE));
    }

    @Override
    public void close() {
        stop();
    }
}
