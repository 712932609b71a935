package dev.tandem.platform.events;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Sends a batch of events, waits for the broker's word on each, and sorts them by it. */
@ApplicationScoped
class EventSender {

    private final KafkaClients clients;
    private final Topics topics;
    private final EventsConfig config;
    private @Nullable Producer<String, byte[]> producer;

    EventSender(KafkaClients clients, Topics topics, EventsConfig config) {
        this.clients = clients;
        this.topics = topics;
        this.config = config;
    }

    /**
     * What became of a batch.
     *
     * @param acknowledged safe on the broker and not behind a failed event of the same aggregate
     * @param unsendable will never be accepted, with the reason; followed by the later events of its aggregate
     * @param failure why the others were not sent, null when there are no others
     */
    record Outcome(
            List<PendingEvent> acknowledged,
            Map<PendingEvent, String> unsendable,
            @Nullable Exception failure) {}

    synchronized Outcome send(List<PendingEvent> batch) {
        Batch sending = new Batch();
        for (PendingEvent pending : batch) {
            sending.send(pending);
        }
        producer().flush();
        return sending.await();
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(config.relay().deliveryTimeout());
            producer = null;
        }
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = clients.producer(
                    "outbox", config.maxMessageBytes(), config.relay().deliveryTimeout());
        }
        return producer;
    }

    private final class Batch {
        private final List<PendingEvent> sent = new ArrayList<>();
        private final List<Future<RecordMetadata>> answers = new ArrayList<>();
        private final Set<PendingEvent.Stream> parked = new HashSet<>();
        private final Set<PendingEvent.Stream> failed = new HashSet<>();
        private final Set<String> unreachable = new HashSet<>();
        private final Map<PendingEvent, String> unsendable = new HashMap<>();
        private final List<PendingEvent> acknowledged = new ArrayList<>();
        private @Nullable Exception failure;

        void send(PendingEvent pending) {
            if (parked.contains(pending.stream())) {
                unsendable.put(pending, "follows a parked event");
            } else if (!unreachable.contains(pending.event().topic())) {
                Future<RecordMetadata> answer =
                        producer().send(CloudEventMapping.toRecord(pending.event(), topics.source()));
                if (answer.isDone()) {
                    settle(pending, answer);
                } else {
                    sent.add(pending);
                    answers.add(answer);
                }
            }
        }

        Outcome await() {
            for (int i = 0; i < sent.size(); i++) {
                settle(sent.get(i), answers.get(i));
            }
            return new Outcome(acknowledged, unsendable, failure);
        }

        private void settle(PendingEvent pending, Future<RecordMetadata> answer) {
            try {
                answer.get();
                if (!failed.contains(pending.stream())) {
                    acknowledged.add(pending);
                }
            } catch (ExecutionException e) {
                fail(pending, requireNonNull(e.getCause()));
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }

        private void fail(PendingEvent pending, Throwable cause) {
            if (neverAccepted(cause)) {
                parked.add(pending.stream());
                unsendable.put(pending, cause.getClass().getSimpleName() + ": " + cause.getMessage());
            } else {
                // The next event for this topic would only wait as long for the same answer.
                unreachable.add(pending.event().topic());
                failed.add(pending.stream());
                failure = cause instanceof Exception exception ? exception : new KafkaException(cause);
            }
        }

        private static boolean neverAccepted(Throwable cause) {
            return cause instanceof RecordTooLargeException
                    || cause instanceof RecordBatchTooLargeException
                    || cause instanceof SerializationException
                    || cause instanceof InvalidTimestampException;
        }
    }
}
