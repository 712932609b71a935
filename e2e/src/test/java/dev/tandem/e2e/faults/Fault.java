package dev.tandem.e2e.faults;

import dev.tandem.e2e.Deliveries;
import dev.tandem.local.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Something that breaks and is whole again when it returns. */
record Fault(String name, Consumer<LocalStack> happen) {

    private static final String POSTGRES = "postgres";
    private static final String KAFKA = "kafka";
    private static final String GATEWAY = "gateway";

    /** What fits into a minute: everything that can be lost, each in one way. */
    static List<Fault> shortly() {
        return List.of(
                killed(Deliveries.SERVICES),
                backendKilled("participants"),
                killed(List.of(POSTGRES)),
                away(KAFKA, Duration.ofSeconds(2)),
                paused("goals", Duration.ofSeconds(2)),
                paused(POSTGRES, Duration.ofSeconds(2)));
    }

    /** Each process in each way, several times. */
    static List<Fault> atLength() {
        List<Fault> faults = new ArrayList<>();
        List<String> processes = Stream.concat(Deliveries.SERVICES.stream(), Stream.of(GATEWAY, POSTGRES, KAFKA))
                .toList();
        for (int round = 0; round < 3; round++) {
            processes.forEach(process -> faults.add(killed(List.of(process))));
            Deliveries.SERVICES.forEach(service -> faults.add(backendKilled(service)));
        }
        faults.add(killed(Deliveries.SERVICES));
        faults.add(away(KAFKA, Duration.ofSeconds(30)));
        faults.add(away("issuer", Duration.ofSeconds(10)));
        faults.add(away(POSTGRES, Duration.ofSeconds(10)));
        processes.forEach(process -> faults.add(paused(process, Duration.ofSeconds(3))));
        processes.forEach(process -> faults.add(paused(process, Duration.ofSeconds(20))));
        return faults;
    }

    private static Fault killed(List<String> processes) {
        return new Fault("SIGKILL of " + String.join(", ", processes), stack -> {
            processes.forEach(stack::kill);
            List<CompletableFuture<Void>> starts = processes.stream()
                    // A thread for each: the common pool has only one on two processors.
                    .map(process -> CompletableFuture.runAsync(
                            () -> stack.start(process),
                            task -> Thread.ofPlatform().start(task)))
                    .toList();
            starts.forEach(CompletableFuture::join);
        });
    }

    private static Fault backendKilled(String service) {
        return new Fault("SIGKILL of a backend of " + service, stack -> stack.killDatabaseBackend(service));
    }

    private static Fault away(String process, Duration time) {
        return new Fault("%s away for %d s".formatted(process, time.toSeconds()), stack -> {
            stack.stop(process);
            LockSupport.parkNanos(time.toNanos());
            stack.start(process);
        });
    }

    private static Fault paused(String process, Duration time) {
        return new Fault("SIGSTOP of %s for %d s".formatted(process, time.toSeconds()), stack -> {
            stack.pause(process);
            // The length of the pause is the fault, not something that is waited for.
            LockSupport.parkNanos(time.toNanos());
            stack.resume(process);
        });
    }
}
