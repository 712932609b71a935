package dev.tandem.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A process of the platform.
 *
 * @param name short name: participants, matching, goals, feedback or gateway
 * @param database whether it has a database of its own, named like it
 * @param edge whether it takes the requests of clients on the advertised port
 * @param arguments what {@code java} is given to run it
 * @param environment what it is told on top of, or instead of, what the stack tells every process
 */
public record Deployable(
        String name, boolean database, boolean edge, List<String> arguments, Map<String, String> environment) {

    private static final String GATEWAY = "gateway";

    /** Copies what can change. */
    public Deployable {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** A deployable that is told nothing special. */
    public Deployable(String name, boolean database, boolean edge, List<String> arguments) {
        this(name, database, edge, arguments, Map.of());
    }

    /** The platform, in the order in which it is started. */
    public static List<Deployable> platform(Path checkout) {
        return List.of(
                service(checkout, "participants"),
                service(checkout, "matching"),
                service(checkout, "goals"),
                service(checkout, "feedback"),
                new Deployable(GATEWAY, false, true, List.of("-jar", packaged(checkout, GATEWAY))));
    }

    private static Deployable service(Path checkout, String name) {
        return new Deployable(name, true, false, List.of("-jar", packaged(checkout, name + "-service")));
    }

    /** Returns the same process under another name. */
    Deployable named(String other) {
        return new Deployable(other, database, edge, arguments, environment);
    }

    /** Returns the same process run from another packaged folder, such as one of an earlier build. */
    Deployable packagedIn(Path quarkusApp) {
        String jar = quarkusApp
                .resolve("quarkus-run.jar")
                .toAbsolutePath()
                .normalize()
                .toString();
        return new Deployable(name, database, edge, List.of("-jar", jar), environment);
    }

    /** Returns the same process with more to tell it. */
    Deployable withEnvironment(Map<String, String> extra) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(extra);
        return new Deployable(name, database, edge, arguments, all);
    }

    private static String packaged(Path checkout, String module) {
        return checkout.resolve(module)
                .resolve("target/quarkus-app/quarkus-run.jar")
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    /** Refuses a deployable that was not built. */
    void requireBuilt() {
        if (arguments.getFirst().equals("-jar") && !Files.exists(Path.of(arguments.get(1)))) {
            throw new StackException(
                    name + " is not built: " + arguments.get(1) + " is missing (./tandem up builds it)");
        }
    }

    /**
     * Returns this deployable as a copy below {@code directory}, so that a build while it runs does not take its classes
     * away.
     */
    Deployable stagedIn(Path directory) {
        if (!arguments.getFirst().equals("-jar")) {
            return this;
        }
        requireBuilt();
        Path jar = Path.of(arguments.get(1));
        Path copy = directory.resolve(name);
        FileTree.mirror(jar.resolveSibling("."), copy);
        return new Deployable(
                name,
                database,
                edge,
                List.of("-jar", copy.resolve(jar.getFileName()).toString()),
                environment);
    }
}
