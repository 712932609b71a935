package dev.tandem.local;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts one process again whenever it has ended, each time after a longer pause, until it lives for a while. */
final class ProcessWatch implements Runnable {

    private static final Logger LOG = Logger.getLogger(ProcessWatch.class.getName());
    private static final Duration INTERVAL = Duration.ofMillis(200);
    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
    private static final Duration LAST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AFTER = Duration.ofMinutes(1);

    private final LocalStack stack;
    private final StackProcess process;
    private Duration backOff = FIRST_BACK_OFF;
    private long startedAt = System.nanoTime();

    ProcessWatch(LocalStack stack, StackProcess process) {
        this.stack = stack;
        this.process = process;
    }

    @Override
    public void run() {
        while (!stack.isStopped()) {
            if (process.isAlive()) {
                LockSupport.parkNanos(INTERVAL.toNanos());
            } else {
                revive();
            }
        }
    }

    private void revive() {
        if (System.nanoTime() - startedAt > HEALTHY_AFTER.toNanos()) {
            backOff = FIRST_BACK_OFF;
        }
        LOG.warning("%s %s; starting it again in %d s (%s)"
                .formatted(process.name(), process.exit(), backOff.toSeconds(), process.log()));
        LockSupport.parkNanos(backOff.toNanos());
        backOff = shorter(backOff.multipliedBy(2), LAST_BACK_OFF);
        startedAt = System.nanoTime();
        try {
            stack.start(process);
            LOG.info("started " + process.name() + " again");
        } catch (RuntimeException e) {
            // It is tried again, except when everything is being stopped.
            LOG.log(stack.isStopped() ? Level.FINE : Level.SEVERE, process.name() + " did not start", e);
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
