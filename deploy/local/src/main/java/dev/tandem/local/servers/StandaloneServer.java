package dev.tandem.local.servers;

import java.nio.file.Path;
import java.util.List;

/** Runs the broker or the issuer as a process of its own; SIGTERM stops it. */
public final class StandaloneServer {

    private StandaloneServer() {}

    /** Returns what a JVM is given to run a broker with its records in {@code directory}. */
    public static List<String> broker(Path directory, int port) {
        return command("256m", "broker", directory.toString(), port);
    }

    /** Returns what a JVM is given to run the issuer in {@code profile}. */
    public static List<String> issuer(String profile, int port) {
        return command("64m", "issuer", profile, port);
    }

    private static List<String> command(String heap, String kind, String argument, int port) {
        return List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                // Without memory it would linger half dead: whoever watches it starts it again.
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n",
                "-cp",
                System.getProperty("java.class.path"),
                StandaloneServer.class.getName(),
                kind,
                argument,
                Integer.toString(port));
    }

    /** Takes the kind of server, its directory or profile, and its port. */
    @SuppressWarnings("resource") // It runs until this process ends.
    public static void main(String[] arguments) {
        String argument = arguments[1];
        int port = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "broker" -> {
                LocalKafka kafka = LocalKafka.persistent(Path.of(argument), port);
                Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-broker"));
            }
            case "issuer" -> LocalIssuer.start(argument, port);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
