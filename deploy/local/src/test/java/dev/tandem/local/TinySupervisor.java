package dev.tandem.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The supervisor with tiny deployables, as a process of its own. */
final class TinySupervisor {

    private TinySupervisor() {}

    public static void main(String[] arguments) {
        System.exit(Supervisor.run(settings(Path.of(arguments[0]), 0)) ? 0 : 1);
    }

    static StackSettings settings(Path home, int gatewayPort, Deployable... others) {
        List<Deployable> deployables = Stream.concat(
                        Stream.of(TinyService.deployable("goals", false), TinyService.deployable("gateway", true)),
                        Stream.of(others))
                .toList();
        return new StackSettings(home, gatewayPort, deployables, List.of("-Xmx64m"), Duration.ofMinutes(2));
    }
}
