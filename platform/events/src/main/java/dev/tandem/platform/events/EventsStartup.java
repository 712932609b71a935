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

    private final TopicProvisioner topics;
    private final OutboxRelay relay;
    private final ReplayRunner replays;
    private final Lifecycle lifecycle;
    private final EventsConfig config;
    private final List<Thread> threads = new ArrayList<>();

    EventsStartup(
            TopicProvisioner topics,
            OutboxRelay relay,
            ReplayRunner replays,
            Lifecycle lifecycle,
            EventsConfig config) {
        this.topics = topics;
        this.relay = relay;
        this.replays = replays;
        this.lifecycle = lifecycle;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        start("topic-provisioner", topics::provision);
        start("replay", replays::run);
        if (config.relay().enabled()) {
            start("outbox-relay", relay::run);
        }
    }

    void stop(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) ShutdownEvent stopped) {
        lifecycle.stop();
        relay.wake();
        replays.wake();
        // A batch in flight ends by itself within the delivery timeout; after that it is repeated by the next start.
        Duration grace = config.relay().deliveryTimeout().plusSeconds(5);
        for (Thread thread : threads) {
            try {
                if (!thread.join(grace)) {
                    LOG.warnf("%s does not end, interrupting it", thread.getName());
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                thread.interrupt();
            }
        }
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((t, failure) -> LOG.errorf(failure, "%s ended", t.getName()));
        threads.add(thread);
        thread.start();
    }
}
