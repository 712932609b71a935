package dev.tandem.platform.events;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Sends messages that cannot be applied to the dead-letter topic, with what is needed to understand and repeat them. */
@ApplicationScoped
class DeadLetters {

    private static final int MAX_REASON_CHARACTERS = 2_000;
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final EventsConfig config;
    private @Nullable Producer<String, byte[]> producer;

    DeadLetters(KafkaClients clients, EventsConfig config) {
        this.clients = clients;
        this.config = config;
    }

    /** The message as it was read. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: it carries the message to the producer, once.
    record Dead(
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            byte @Nullable [] value,
            Headers headers) {}

    /** Returns when the broker has it; throws KafkaException when it is not known to. */
    void send(Dead dead, Throwable reason) {
        Headers headers = new RecordHeaders(dead.headers());
        add(headers, "dead-letter-topic", dead.topic());
        add(headers, "dead-letter-partition", Integer.toString(dead.partition()));
        add(headers, "dead-letter-offset", Long.toString(dead.offset()));
        add(headers, "dead-letter-exception-class-name", reason.getClass().getName());
        add(headers, "dead-letter-reason", messageOf(reason));
        if (reason.getCause() != null) {
            add(
                    headers,
                    "dead-letter-cause-class-name",
                    reason.getCause().getClass().getName());
            add(headers, "dead-letter-cause", messageOf(reason.getCause()));
        }
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.deadLettersOf(dead.topic()), null, dead.key(), dead.value(), headers);
        try {
            producer().send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaException("A dead letter could not be sent", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Interrupted while sending a dead letter", e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.producer(
                    "dead-letters",
                    config.maxMessageBytes() + TopicProvisioner.DEAD_LETTER_OVERHEAD_BYTES,
                    DELIVERY_TIMEOUT);
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }

    private static String messageOf(Throwable reason) {
        String message = reason.getMessage() == null ? reason.toString() : reason.getMessage();
        return message.length() <= MAX_REASON_CHARACTERS ? message : message.substring(0, MAX_REASON_CHARACTERS);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
