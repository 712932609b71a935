package dev.tandem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a local stack is made of.
 *
 * @param home where data, logs and state are kept
 * @param gatewayPort the port of the gateway; 0 takes any free one
 * @param deployables the processes, in the order in which they are started
 * @param javaOptions options of each process's JVM
 * @param startLimit how long a process may take until it is ready
 */
public record StackSettings(
        Path home, int gatewayPort, List<Deployable> deployables, List<String> javaOptions, Duration startLimit) {

    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    private static final String DEFAULT_HEAP = "384m";
    private static final Duration DEFAULT_START_LIMIT = Duration.ofMinutes(5);

    /** Makes the home absolute. */
    public StackSettings {
        home = home.toAbsolutePath().normalize();
        deployables = List.copyOf(deployables);
        javaOptions = List.copyOf(javaOptions);
    }

    /** The whole platform of {@code checkout} on any free ports, with its data in {@code home}: for tests. */
    public static StackSettings forTests(Path checkout, Path home) {
        return new StackSettings(home, 0, Deployable.platform(checkout), options(DEFAULT_HEAP), DEFAULT_START_LIMIT);
    }

    /**
     * The whole platform as the launcher runs it: {@code TANDEM_HOME} (default {@code .tandem}), {@code TANDEM_PORT}
     * (8080), {@code TANDEM_HEAP} (384m, for each process), {@code TANDEM_START_TIMEOUT} (300, in seconds).
     */
    public static StackSettings fromEnvironment(Path checkout, Map<String, String> environment) {
        return new StackSettings(
                home(checkout, environment),
                number(environment, "TANDEM_PORT", 8080, 1, 65_535),
                Deployable.platform(checkout),
                options(environment.getOrDefault("TANDEM_HEAP", DEFAULT_HEAP)),
                Duration.ofSeconds(
                        number(environment, "TANDEM_START_TIMEOUT", (int) DEFAULT_START_LIMIT.toSeconds(), 1, 86_400)));
    }

    /** Returns {@code TANDEM_HOME}, by default {@code .tandem} in the checkout. */
    static Path home(Path checkout, Map<String, String> environment) {
        String home = environment.getOrDefault("TANDEM_HOME", "");
        return (home.isBlank() ? checkout.resolve(".tandem") : Path.of(home))
                .toAbsolutePath()
                .normalize();
    }

    private static List<String> options(String heap) {
        return Stream.concat(Stream.of("-Xmx" + heap), JAVA_OPTIONS.stream()).toList();
    }

    private static int number(Map<String, String> environment, String name, int fallback, int least, int most) {
        String text = environment.getOrDefault(name, "");
        if (text.isBlank()) {
            return fallback;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new StackException(name + " is not a number: " + text, e);
        }
        throw new StackException(name + " must be between " + least + " and " + most + ": " + text);
    }

    /** Returns settings in which {@code deployable} is told {@code extra} on top of, or instead of, the usual. */
    public StackSettings withEnvironment(String deployable, Map<String, String> extra) {
        return with(deployable, each -> each.withEnvironment(extra));
    }

    /** Returns settings in which {@code deployable} runs from another packaged folder ({@code …/quarkus-app}). */
    public StackSettings withPackaged(String deployable, Path quarkusApp) {
        return with(deployable, each -> each.packagedIn(quarkusApp));
    }

    private StackSettings with(String name, UnaryOperator<Deployable> change) {
        if (deployables.stream().noneMatch(each -> each.name().equals(name))) {
            throw new StackException("there is no deployable '" + name + "'");
        }
        return withDeployables(deployables.stream()
                .map(each -> each.name().equals(name) ? change.apply(each) : each)
                .toList());
    }

    StackSettings withDeployables(List<Deployable> others) {
        return new StackSettings(home, gatewayPort, others, javaOptions, startLimit);
    }

    Path logs() {
        return home.resolve("logs");
    }

    Path data() {
        return home.resolve("data");
    }
}
