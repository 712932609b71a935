package dev.tandem.platform.events;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;

/** Lets work that waits for something end when the service stops. */
@ApplicationScoped
class Lifecycle {

    /** The connector closes the channels at 50. */
    private static final int AFTER_THE_CHANNELS = 60;

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);

    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch channelsClosed = new CountDownLatch(1);

    void stop() {
        stopped.countDown();
    }

    boolean stopping() {
        return stopped.getCount() == 0;
    }

    void closed(@Observes @Priority(AFTER_THE_CHANNELS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
        channelsClosed.countDown();
    }

    /**
     * Works, unless the service stops; a failure while it stops counts as not having worked.
     *
     * @return whether the work is done
     */
    boolean work(Runnable work) {
        running.readLock().lock();
        try {
            if (!stopping()) {
                work.run();
                return true;
            }
        } catch (RuntimeException e) {
            if (!stopping()) {
                throw e;
            }
            LOG.debug("Work failed while the service stops", e);
        } finally {
            running.readLock().unlock();
        }
        return false;
    }

    /** Waits for the work that has begun, at most so long. */
    void awaitWork(Duration limit) {
        try {
            if (running.writeLock().tryLock(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                running.writeLock().unlock();
            } else {
                LOG.warn("Some messages are still being applied; they will be applied again after the start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits, at most until the service stops. */
    void pause(Duration duration) {
        await(stopped, duration);
    }

    /** Waits until nothing can be acknowledged any more. */
    void awaitClosedChannels() {
        await(channelsClosed, Duration.ofMinutes(1));
        if (channelsClosed.getCount() > 0) {
            throw new IllegalStateException("The channels do not close");
        }
    }

    private void await(CountDownLatch latch, Duration limit) {
        try {
            if (latch.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }
}
