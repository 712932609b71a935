package dev.tandem.platform.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** Shows the outbox: what waits, for how long, what is parked, and whether this process sends. */
@ApplicationScoped
class RelayMetrics {

    private final AtomicReference<OutboxTable.State> state = new AtomicReference<>(OutboxTable.State.EMPTY);
    private final AtomicBoolean leader = new AtomicBoolean();
    private final Counter sent;

    RelayMetrics(MeterRegistry registry) {
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
                .description("Events that the broker will never accept, and those behind them: somebody has to look")
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
}
