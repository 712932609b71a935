package dev.tandem.local;

import dev.tandem.local.process.ProcessIdentity;
import dev.tandem.local.servers.Directories;
import dev.tandem.local.servers.FreePort;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The commands of {@code ./tandem} that need more than a shell. Exit codes: 0 done, 1 failed, 3 not running. */
public final class Launcher {

    private static final Duration POLL = Duration.ofMillis(200);
    // A probe may be slow once; somebody who waits for an answer should not.
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration DOWN_GRACE = Duration.ofSeconds(90);
    private static final int TAIL_LINES = 30;
    private static final int NOT_RUNNING = 3;
    // What a home is made of; reset deletes this and nothing else that a chosen directory may hold.
    private static final List<String> CONTENTS = List.of("app", "clock", "data", "logs", "run");

    private final Path checkout;
    private final Path home;
    private final Map<String, String> environment;
    private final PrintStream out;

    private Launcher(Path checkout, Map<String, String> environment, PrintStream out) {
        this.checkout = checkout;
        this.environment = environment;
        this.home = StackSettings.home(checkout, environment);
        this.out = out;
    }

    /** Takes a command and its arguments; the system property {@code tandem.checkout} names the checkout. */
    public static void main(String[] arguments) {
        Path checkout = Path.of(System.getProperty("tandem.checkout", "."))
                .toAbsolutePath()
                .normalize();
        int code;
        try {
            code = new Launcher(checkout, System.getenv(), System.out)
                    .run(arguments[0], Arrays.asList(arguments).subList(1, arguments.length));
        } catch (StackException e) {
            System.err.println("tandem: " + e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private int run(String command, List<String> arguments) {
        return switch (command) {
            case "up" -> up();
            case "down" -> down();
            case "status" -> status();
            case "running" -> RunState.running(home).isPresent() ? 0 : NOT_RUNNING;
            case "token" -> token(arguments);
            case "clock" -> clock(arguments);
            case "reset" -> reset();
            default -> throw new StackException("unknown command '" + command + "'");
        };
    }

    private int up() {
        Optional<RunState> present = RunState.running(home);
        if (present.isPresent()) {
            awaitReady(present.get().owner());
            requireHealthy();
        } else {
            RunState.reap(home);
            StackSettings settings = StackSettings.fromEnvironment(checkout, environment);
            settings.deployables().forEach(Deployable::requireBuilt);
            if (!FreePort.isFree(settings.gatewayPort())) {
                throw new StackException(
                        "port %d is in use by another program; choose one with TANDEM_PORT=… ./tandem up"
                                .formatted(settings.gatewayPort()));
            }
            out.println("Starting PostgreSQL, Kafka, the issuer, four services and the gateway …");
            awaitReady(detach(settings));
        }
        printAddresses();
        return 0;
    }

    /** Fails with the names of those that do not answer, also when they are just being started again. */
    private void requireHealthy() {
        long end = System.nanoTime() + SETTLE.toNanos();
        List<String> failing = failing();
        while (!failing.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(POLL.toNanos());
            failing = failing();
        }
        if (!failing.isEmpty()) {
            throw new StackException("it runs, but not all of it answers: " + String.join(", ", failing)
                    + " (what has ended is started again; ./tandem status shows how it goes)");
        }
    }

    private List<String> failing() {
        RunState state = RunState.read(home).orElseThrow();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return state.children().keySet().stream()
                    .map(name -> name + " is " + Probes.condition(http, home, state, name))
                    .filter(text -> !text.endsWith(" is " + Probes.READY))
                    .toList();
        }
    }

    /** Starts the supervisor in a session of its own, on a copy of these classes: builds may replace the originals. */
    private ProcessIdentity detach(StackSettings settings) {
        Path copy = Directories.create(settings.home().resolve("app").resolve("launcher"));
        Path log = Directories.create(settings.logs()).resolve("supervisor.log");
        List<String> command = new ArrayList<>();
        // Without a session of its own, closing the terminal would end it.
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + environment.getOrDefault("TANDEM_SUPERVISOR_HEAP", "128m"),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                stageLauncher(copy),
                Supervisor.class.getName(),
                checkout.toString()));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(checkout.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            return ProcessIdentity.of(process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the supervisor", e);
        }
    }

    private static String stageLauncher(Path copy) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path original = Path.of(entry);
            Path target = copy.resolve(original.getFileName());
            try {
                if (Files.isDirectory(original)) {
                    FileTree.mirror(original, target);
                } else if (Files.exists(original)) {
                    Files.copy(
                            original, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot copy " + original, e);
            }
            entries.add(target.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private void awaitReady(ProcessIdentity supervisor) {
        while (true) {
            RunState state = RunState.read(home)
                    .filter(read -> read.owner().equals(supervisor))
                    .orElse(null);
            if (state != null && state.phase() == RunState.Phase.READY) {
                return;
            }
            if (state != null && state.phase() == RunState.Phase.FAILED) {
                supervisor.end(DOWN_GRACE);
                throw new StackException("did not start: " + state.reason());
            }
            if (!supervisor.isAlive()) {
                RunState.reap(home);
                throw new StackException("did not start; the end of %s:%n%s"
                        .formatted(supervisorLog(), ServiceProcess.tail(supervisorLog(), TAIL_LINES)));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private Path supervisorLog() {
        return home.resolve("logs").resolve("supervisor.log");
    }

    private void printAddresses() {
        RunState state = RunState.running(home).orElseThrow(() -> new StackException("it ended right after the start"));
        out.println();
        out.println("Tandem is ready.");
        out.println("  API      " + state.gateway() + "/api/v1");
        out.println("  Docs     " + state.gateway() + "/docs");
        out.println("  Issuer   " + state.issuer());
        out.println("  Logs     " + home.resolve("logs"));
        out.println();
        out.println("A token: ./tandem token coordinator   (or viewer, sponsor, hr, or a person's userName)");
        out.println("  curl -H \"Authorization: Bearer $(./tandem token coordinator)\" " + state.gateway()
                + "/api/v1/programs");
        out.println("Stop it: ./tandem down   (data stay; ./tandem reset deletes them)");
    }

    private int down() {
        boolean wasRunning = stop();
        out.println(wasRunning ? "Tandem is stopped; its data are kept in " + home : "Tandem is not running.");
        return 0;
    }

    private boolean stop() {
        Optional<RunState> running = RunState.running(home);
        running.ifPresent(state -> state.owner().end(DOWN_GRACE));
        // Whatever a killed supervisor could not stop itself.
        RunState.reap(home);
        return running.isPresent();
    }

    private int status() {
        Optional<RunState> state = RunState.running(home);
        if (state.isEmpty()) {
            out.println("Tandem is not running.");
            RunState.read(home).ifPresent(this::explain);
            return NOT_RUNNING;
        }
        boolean ready = printProcesses(state.get());
        out.println();
        out.println("Gateway  " + state.get().gateway());
        out.println("Issuer   " + state.get().issuer());
        out.println("Kafka    " + state.get().kafka());
        state.get().databases().forEach((name, database) -> out.println("Database " + database.jdbcUrl()));
        out.println("Time     " + new PlatformTime(home).now());
        return ready ? 0 : 1;
    }

    private void explain(RunState last) {
        if (last.phase() == RunState.Phase.FAILED) {
            out.println("The last start failed: " + last.reason());
        }
        long left = last.children().values().stream()
                .filter(child -> child.process().isAlive())
                .count();
        if (left > 0) {
            out.println("Its supervisor died and left " + left + " processes: ./tandem down or up ends them.");
        }
    }

    private boolean printProcesses(RunState state) {
        boolean ready = true;
        out.printf("%-14s %-9s %8s %8s %9s  %s%n", "PROCESS", "STATE", "PID", "MEMORY", "RESTARTS", "ADDRESS");
        out.printf(
                "%-14s %-9s %8d %8s %9s  %s%n",
                "supervisor",
                "running",
                state.owner().pid(),
                memory(state.owner().pid()),
                "",
                "");
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (Map.Entry<String, RunState.Child> entry : state.children().entrySet()) {
                RunState.Child child = entry.getValue();
                String condition = Probes.condition(http, home, state, entry.getKey());
                ready &= condition.equals(Probes.READY);
                out.printf(
                        "%-14s %-9s %8d %8s %9d  %s%n",
                        entry.getKey(),
                        condition,
                        child.process().pid(),
                        memory(child.process().pid()),
                        child.restarts(),
                        child.url());
            }
        }
        return ready;
    }

    /** Returns the resident memory of a process in MiB, as the kernel counts it. */
    private static String memory(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return "";
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MiB")
                    .findFirst()
                    .orElse("");
        } catch (IOException | UncheckedIOException gone) {
            // It ended between the look and the reading.
            return "";
        }
    }

    private int token(List<String> arguments) {
        if (arguments.size() != 1) {
            throw new StackException("usage: ./tandem token <coordinator|viewer|sponsor|hr|userName>");
        }
        out.println(RunningPlatform.connect(home).tokenFor(arguments.getFirst()));
        return 0;
    }

    private int clock(List<String> arguments) {
        PlatformTime time = new PlatformTime(home);
        if (!arguments.isEmpty()) {
            time.advance(PlatformTime.parse(arguments.getFirst()));
        }
        Duration offset = time.offset();
        Instant now = time.now().truncatedTo(ChronoUnit.SECONDS);
        out.println(offset.isZero() ? now.toString() : now + "  (" + offset + " ahead of the system)");
        return 0;
    }

    private int reset() {
        stop();
        for (String name : CONTENTS) {
            Path path = home.resolve(name);
            Directories.delete(path);
        }
        out.println("Tandem is stopped and its data in " + home + " are deleted.");
        return 0;
    }
}
