package dev.tandem.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Shows the outbox: what waits, for how long, what is parked, and whether this process sends. */
@ApplicationScoped
class RelayMetrics {

    private static final String TOPIC = "topic";

    private final AtomicReference<OutboxTable.State> state = new AtomicReference<>(OutboxTable.State.EMPTY);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final Map<String, AtomicBoolean> unreachable = new ConcurrentHashMap<>();
    private final MeterRegistry registry;
    private final Counter sent;

    RelayMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("tandem.outbox.depth", state, s -> s.get().depth())
                .description("Events that wait to be sent")
                .register(registry);
        Gauge.builder(
                        "tandem.outbox.oldest.age.seconds",
                        state,
                        s -> s.get().oldestAge().toMillis() / 1000.0)
                .description("Age of the oldest event that waits to be sent")
                .register(registry);
        Gauge.builder("tandem.outbox.parked", state, s -> s.get().parked())
                .description("Events that the broker will never accept: somebody has to look")
                .register(registry);
        Gauge.builder("tandem.outbox.relay.leader", leader, l -> l.get() ? 1 : 0)
                .description("1 in the process whose relay led the last round")
                .register(registry);
        sent = Counter.builder("tandem.outbox.sent")
                .description("Events that the broker acknowledged")
                .register(registry);
    }

    void measured(OutboxTable.State measured) {
        state.set(measured);
    }

    void led(boolean leads) {
        leader.set(leads);
    }

    void sent(int count) {
        sent.increment(count);
    }

    /** Whether the broker took the last events for a topic. */
    void reachable(String topic, boolean reachable) {
        unreachable.computeIfAbsent(topic, this::register).set(!reachable);
    }

    /** Counts a failure to send to a topic. */
    void refused(String topic) {
        registry.counter("tandem.outbox.refusals", TOPIC, topic).increment();
    }

    /** Counts an event that nobody will see, since a later one of its aggregate took its place. */
    void superseded(String topic) {
        registry.counter("tandem.outbox.superseded", TOPIC, topic).increment();
    }

    private AtomicBoolean register(String topic) {
        AtomicBoolean value = new AtomicBoolean();
        Gauge.builder("tandem.outbox.unreachable", value, v -> v.get() ? 1 : 0)
                .description("1 while the broker does not take events for this topic")
                .tag(TOPIC, topic)
                .register(registry);
        return value;
    }
}
