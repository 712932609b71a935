package dev.tandem.local;

import dev.tandem.local.servers.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a local stack in the background for the launcher, and starts a deployable again when it dies. SIGTERM stops
 * everything.
 */
public final class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());
    private static final Duration WATCH_INTERVAL = Duration.ofMillis(500);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private final LocalStack stack;
    private final Map<String, Revival> revivals = new HashMap<>();

    private record Revival(Instant due, Duration backOff) {}

    private Supervisor(LocalStack stack) {
        this.stack = stack;
    }

    /** Takes the checkout's directory as its only argument and its settings from the environment. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %5$s%6$s%n");
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        StackSettings settings = StackSettings.fromEnvironment(checkout, System.getenv());
        Path staging = settings.home().resolve("app");
        List<Deployable> staged = settings.deployables().stream()
                .map(deployable -> deployable.stagedIn(staging))
                .toList();
        System.exit(run(settings.withDeployables(staged)) ? 0 : 1);
    }

    /** Runs a stack until it is stopped; returns false when it did not start. */
    static boolean run(StackSettings settings) {
        FileLock lock = lock(settings.home());
        if (lock == null) {
            LOG.severe("another supervisor runs in " + settings.home());
            return false;
        }
        try {
            LocalStack stack = LocalStack.start(settings);
            LOG.info("ready: " + stack.gateway());
            new Supervisor(stack).watch();
            return true;
        } catch (StackException e) {
            LOG.severe(e.getMessage());
            return false;
        }
    }

    // Held until this process ends, however it ends: two supervisors would fight over the same data.
    private static @Nullable FileLock lock(Path home) {
        Path file = Directories.create(home.resolve("run")).resolve("lock");
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + file, e);
        }
    }

    private void watch() {
        while (!stack.isStopped()) {
            for (StackProcess service : stack.processes()) {
                if (!service.isAlive()) {
                    reviveWhenDue(service);
                }
            }
            LockSupport.parkNanos(WATCH_INTERVAL.toNanos());
        }
    }

    private void reviveWhenDue(StackProcess service) {
        Instant now = Instant.now();
        Revival planned = revivals.get(service.name());
        if (planned == null || now.isAfter(planned.due().plus(HEALTHY_AFTER))) {
            LOG.warning("%s %s; starting it again in %d s (%s)"
                    .formatted(service.name(), service.exit(), FIRST_BACK_OFF.toSeconds(), service.log()));
            revivals.put(service.name(), new Revival(now.plus(FIRST_BACK_OFF), FIRST_BACK_OFF));
        } else if (now.isAfter(planned.due())) {
            Duration next = planned.backOff().multipliedBy(2);
            Duration backOff = next.compareTo(LAST_BACK_OFF) > 0 ? LAST_BACK_OFF : next;
            revivals.put(service.name(), new Revival(now.plus(backOff), backOff));
            revive(service);
        }
    }

    private void revive(StackProcess service) {
        try {
            stack.start(service);
            LOG.info("started " + service.name() + " again");
        } catch (StackException e) {
            // Being stopped meanwhile is the one reason, and the loop ends by itself then.
            LOG.info(service.name() + " is not started again: " + e.getMessage());
        }
    }
}
