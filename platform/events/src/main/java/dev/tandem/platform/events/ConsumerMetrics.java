package dev.tandem.platform.events;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Counts what became of the messages of each topic. */
@ApplicationScoped
class ConsumerMetrics {

    private static final String TOPIC = "topic";

    private final MeterRegistry registry;

    ConsumerMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void applied(ConsumerRecord<?, ?> record) {
        registry.counter("tandem.events.consumed", TOPIC, record.topic(), "outcome", "applied")
                .increment();
        Timer.builder("tandem.events.delivery")
                .description("From the relay's sending of a message to the commit of its reaction")
                .tag(TOPIC, record.topic())
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp())));
    }

    void skipped(String topic) {
        registry.counter("tandem.events.consumed", TOPIC, topic, "outcome", "skipped")
                .increment();
    }

    void retried(String topic) {
        registry.counter("tandem.events.retries", TOPIC, topic).increment();
    }

    void deadLettered(String topic) {
        registry.counter("tandem.events.dead.lettered", TOPIC, topic).increment();
    }
}
