package dev.tandem.local;

import dev.tandem.local.servers.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a local stack in the background for the launcher, and starts every process of it again that dies. SIGTERM stops
 * everything.
 */
public final class Supervisor {

    private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());
    private static final Duration POLL = Duration.ofMillis(200);

    private Supervisor() {}

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
            watch(stack);
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

    /** Watches each process in a thread of its own: one that takes long to come back keeps no other one down. */
    private static void watch(LocalStack stack) {
        for (StackProcess process : stack.processes()) {
            Thread.ofPlatform().daemon().name("watch-" + process.name()).start(new ProcessWatch(stack, process));
        }
        while (!stack.isStopped()) {
            LockSupport.parkNanos(POLL.toNanos());
        }
    }
}
