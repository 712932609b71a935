package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.FreePort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes that a stack is made of, with their ports, databases and what each is told; it starts none of them. */
final class Roster {

    private final StackSettings settings;
    private final Path clock;
    private final RunState.Ports previousPorts;
    private final Servers servers;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private final Map<String, Integer> managementPorts = new LinkedHashMap<>();
    private final Map<String, ServiceDatabase> databases = new LinkedHashMap<>();

    /** @param clock the file with the platform's time */
    Roster(StackSettings settings, Path clock) {
        this.settings = settings;
        this.clock = clock;
        this.previousPorts = RunState.read(settings.home())
                .map(RunState::ports)
                .orElseGet(() -> new RunState.Ports(0, 0, 0, Map.of(), Map.of()));
        this.servers = Servers.of(settings, previousPorts);
    }

    Servers servers() {
        return servers;
    }

    /** Prepares the databases, for which PostgreSQL must answer, and the processes of all deployables. */
    synchronized List<StackProcess> createServices() {
        for (Deployable deployable : settings.deployables()) {
            String name = deployable.name();
            ports.put(name, choosePort(deployable));
            managementPorts.put(name, freePort(previousPorts.management().getOrDefault(name, 0)));
        }
        for (Deployable deployable : settings.deployables()) {
            String name = deployable.name();
            if (deployable.database()) {
                databases.put(name, ServiceDatabase.ensure(servers.postgres().server(), name));
            }
            services.put(
                    name, create(deployable, name, ports.getOrDefault(name, 0), managementPorts.getOrDefault(name, 0)));
        }
        return List.copyOf(services.values());
    }

    /** Prepares a process of {@code deployable} that works with the database of {@code service}. */
    private ServiceProcess create(Deployable deployable, String service, int port, int managementPort) {
        Map<String, String> environment = ServiceEnvironment.shared(
                port,
                managementPort,
                Servers.PROFILE,
                servers.kafka().address(),
                servers.issuer().address(),
                clock);
        ServiceDatabase database = databases.get(service);
        if (database != null) {
            ServiceEnvironment.addDatabase(environment, database);
        }
        if (deployable.edge()) {
            ServiceEnvironment.addUpstreams(environment, settings.deployables(), ports, managementPorts);
        }
        environment.putAll(deployable.environment());
        return new ServiceProcess(
                deployable,
                port,
                managementPort,
                settings.logs().resolve(deployable.name() + ".log"),
                settings.javaOptions(),
                environment);
    }

    private int choosePort(Deployable deployable) {
        return deployable.edge() && settings.gatewayPort() > 0
                ? settings.gatewayPort()
                : freePort(previousPorts.services().getOrDefault(deployable.name(), 0));
    }

    private int freePort(int preferred) {
        int port = FreePort.preferring(preferred);
        while (ports.containsValue(port) || managementPorts.containsValue(port) || port == settings.gatewayPort()) {
            port = FreePort.any();
        }
        return port;
    }

    /**
     * Prepares another process of a service, on ports of its own and with {@code environment} on top, under the next free
     * name.
     */
    synchronized ServiceProcess createReplica(String service, Map<String, String> environment) {
        Deployable original = service(service).deployable();
        int number = 2;
        while (services.containsKey(service + "-" + number)) {
            number++;
        }
        Deployable deployable = original.named(service + "-" + number).withEnvironment(environment);
        ServiceProcess replica = create(deployable, service, FreePort.any(), FreePort.any());
        services.put(deployable.name(), replica);
        return replica;
    }

    /** Makes a service's next process run from another packaged folder; the present one must have ended. */
    synchronized void replace(String service, Path quarkusApp) {
        ServiceProcess old = service(service);
        Deployable deployable = old.deployable().packagedIn(quarkusApp);
        deployable.requireBuilt();
        services.put(service, create(deployable, service, old.port(), old.managementPort()));
    }

    /** Returns all processes, in the order in which they are started. */
    synchronized List<StackProcess> all() {
        return Stream.concat(servers.all().stream(), services.values().stream()).toList();
    }

    /** Returns what takes the requests of clients, or all the others. */
    synchronized List<StackProcess> services(boolean edge) {
        return services.values().stream()
                .filter(service -> service.deployable().edge() == edge)
                .<StackProcess>map(service -> service)
                .toList();
    }

    StackProcess process(String name) {
        return all().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("there is no process '" + name + "'; there are "
                        + all().stream().map(StackProcess::name).toList()));
    }

    synchronized ServiceProcess service(String name) {
        ServiceProcess service = services.get(name);
        if (service == null) {
            throw new StackException("there is no service '" + name + "'; there are " + services.keySet());
        }
        return service;
    }

    synchronized Optional<ServiceProcess> gateway() {
        return services.values().stream()
                .filter(service -> service.deployable().edge())
                .findFirst();
    }

    synchronized Database database(String service) {
        ServiceDatabase database = databases.get(service);
        if (database == null) {
            throw new StackException(service + " has no database");
        }
        return database.forInspection();
    }

    /** Describes all processes for {@code run/state.json}. */
    synchronized RunState state(RunState.Phase phase, String reason) {
        Map<String, RunState.Child> children = new LinkedHashMap<>();
        for (StackProcess process : all()) {
            ProcessIdentity identity = process.identity();
            if (identity != null) {
                children.put(
                        process.name(),
                        new RunState.Child(
                                identity,
                                process.address(),
                                process.management(),
                                process.log().toString(),
                                process.restarts()));
            }
        }
        Map<String, Database> inspected = new LinkedHashMap<>();
        databases.forEach((name, database) -> inspected.put(name, database.forInspection()));
        return new RunState(
                phase,
                reason,
                ProcessIdentity.of(ProcessHandle.current()),
                gateway().map(StackProcess::address).orElse(""),
                servers.issuer().address(),
                servers.kafka().address(),
                new RunState.Ports(
                        servers.postgres().server().port(),
                        servers.kafka().port(),
                        servers.issuer().port(),
                        ports.isEmpty() ? previousPorts.services() : ports,
                        managementPorts.isEmpty() ? previousPorts.management() : managementPorts),
                children,
                inspected);
    }
}
