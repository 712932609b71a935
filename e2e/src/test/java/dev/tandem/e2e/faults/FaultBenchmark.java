package dev.tandem.e2e.faults;

import dev.tandem.e2e.Checkout;
import dev.tandem.local.LocalStack;
import dev.tandem.local.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The fault ledger at length: every process killed three times and paused for 3 and 20 seconds, the servers away, and last the
 * supervisor of {@code ./tandem up} itself. Prints a table; exits with 1 when an acknowledged write is not there once.
 */
public final class FaultBenchmark {

    private FaultBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createTempDirectory("tandem-faults");
        boolean whole;
        try (LocalStack stack = LocalStack.start(StackSettings.forTests(Checkout.root(), home))) {
            FaultRun run = new FaultRun(stack);
            run.let(Fault.atLength());
            System.out.println(run.table());
            run.awaitDelivered();
            whole = report(run.ledger(), run.notThereOnce());
        }
        SupervisorFault supervisor = new SupervisorFault(Files.createTempDirectory("tandem-supervisor"));
        List<String> lost = supervisor.run();
        System.out.println(supervisor.row());
        whole &= report(supervisor.ledger(), lost);
        System.exit(whole ? 0 : 1);
    }

    private static boolean report(Ledger ledger, List<String> notThereOnce) {
        System.out.printf(
                "%d writes acknowledged, %d not there exactly once, %d answers that must not be given%n",
                ledger.size(), notThereOnce.size(), ledger.wrong().size());
        notThereOnce.stream().limit(20).forEach(System.out::println);
        ledger.wrong().stream().distinct().limit(20).forEach(System.out::println);
        return notThereOnce.isEmpty() && ledger.wrong().isEmpty();
    }
}
