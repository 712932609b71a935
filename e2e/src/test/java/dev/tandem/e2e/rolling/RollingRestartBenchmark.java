package dev.tandem.e2e.rolling;

import dev.tandem.e2e.Checkout;
import dev.tandem.e2e.Deliveries;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Two replicas of every service and two gateways, each behind a proxy that retries nothing, restarted one by one with SIGTERM
 * during at least {@code --requests} (5,000). Prints how many failed, and how; exits with 1 when one did.
 */
public final class RollingRestartBenchmark {

    private RollingRestartBenchmark() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        int requests =
                arguments.length > 1 && arguments[0].equals("--requests") ? Integer.parseInt(arguments[1]) : 5_000;
        Path home = Files.createTempDirectory("tandem-rolling");
        boolean unnoticed;
        try (LocalStack stack = LocalStack.start(
                        RollingRestart.draining(StackSettings.forTests(Checkout.root(), home), Deliveries.SERVICES));
                RollingRestart restart = new RollingRestart(stack, Deliveries.SERVICES)) {
            restart.prepare();
            long begin = System.nanoTime();
            restart.run(requests);
            System.out.printf(
                    "%d failed of %d requests in %.0f s, during which 8 services and 2 gateways were restarted%n",
                    restart.failures().size(), restart.sent(), (System.nanoTime() - begin) / 1e9);
            Map<String, Long> kinds =
                    restart.failures().stream().collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
            kinds.forEach((kind, count) -> System.out.println(count + " × " + kind));
            unnoticed = restart.failures().isEmpty();
        }
        System.exit(unnoticed ? 0 : 1);
    }
}
