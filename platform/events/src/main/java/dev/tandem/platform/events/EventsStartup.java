package dev.tandem.platform.events;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts what works in the background and stops it before the pool and the channels close. */
@ApplicationScoped
class EventsStartup {

    private static final Logger LOG = Logger.getLogger(EventsStartup.class);

    /** More than a round of the relay waits for the broker, and a reaction takes. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final TopicProvisioner topics;
    private final OutboxRelay relay;
    private final ReplayRunner replays;
    private final Projections projections;
    private final Lifecycle lifecycle;
    private final EventsConfig config;
    private final List<Thread> threads = new ArrayList<>();

    EventsStartup(
            TopicProvisioner topics,
            OutboxRelay relay,
            ReplayRunner replays,
            Projections projections,
            Lifecycle lifecycle,
            EventsConfig config) {
        this.topics = topics;
        this.relay = relay;
        this.replays = replays;
        this.projections = projections;
        this.lifecycle = lifecycle;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        projections.requireAll();
        start("topic-provisioner", topics::provision);
        start("replay", replays::run);
        if (config.relay().enabled()) {
            start("outbox-relay", relay::run);
        }
    }

    /**
     * All are told first and awaited then, so that it takes as long as the slowest. What does not end in time is repeated by
     * the next start: events and messages that are not known to be through.
     */
    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent stopped) {
        long deadline = System.nanoTime() + GRACE.toNanos();
        lifecycle.stop();
        relay.wake();
        replays.wake();
        lifecycle.awaitWork(left(deadline));
        for (Thread thread : threads) {
            try {
                if (!thread.join(left(deadline))) {
                    LOG.infof("%s does not end in time, interrupting it", thread.getName());
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                thread.interrupt();
            }
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, failure) -> LOG.errorf(failure, "%s ended", t.getName()));
        threads.add(thread);
        thread.start();
    }
}
