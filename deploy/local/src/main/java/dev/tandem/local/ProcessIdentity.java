package dev.tandem.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that cannot be mistaken for another one: the system hands pids out again, but never with the same start
 * instant.
 *
 * @param startedAt milliseconds since the epoch, 0 when the system does not tell
 */
record ProcessIdentity(long pid, long startedAt) {

    static ProcessIdentity of(ProcessHandle process) {
        return new ProcessIdentity(process.pid(), startInstant(process));
    }

    private static long startInstant(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Returns the process while it lives. */
    Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> startInstant(process) == startedAt);
    }

    boolean isAlive() {
        return alive().isPresent();
    }

    /** Asks the process to end, and ends it when it does not within {@code grace}. */
    void end(Duration grace) {
        alive().ifPresent(process -> end(process, grace));
    }

    static void end(ProcessHandle process, Duration grace) {
        process.destroy();
        if (!awaitExit(process, grace)) {
            process.destroyForcibly();
            awaitExit(process, Duration.ofSeconds(10));
        }
    }

    private static boolean awaitExit(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot wait for process " + process.pid(), e);
        }
    }
}
