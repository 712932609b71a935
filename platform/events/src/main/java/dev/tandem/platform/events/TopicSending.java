package dev.tandem.platform.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Sends some events of one topic: those of different aggregates together, those of one aggregate one after the other,
 * since the broker may refuse an event long after it was handed over, and the next would then be ahead of it.
 */
final class TopicSending {

    private final Producer<String, byte[]> producer;
    private final Function<PendingEvent, ProducerRecord<String, byte[]>> mapping;
    private final BooleanSupplier mayGoOn;
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final Map<PendingEvent.Stream, Queue<PendingEvent>> waiting = new LinkedHashMap<>();
    private final List<PendingEvent> acknowledged = new ArrayList<>();
    private final Map<PendingEvent, String> unsendable = new LinkedHashMap<>();
    private @Nullable Exception failure;
    private int inFlight;

    /** @param mayGoOn whether another event may be sent; those in flight are awaited in any case */
    TopicSending(
            Producer<String, byte[]> producer,
            Function<PendingEvent, ProducerRecord<String, byte[]>> mapping,
            BooleanSupplier mayGoOn) {
        this.producer = producer;
        this.mapping = mapping;
        this.mayGoOn = mayGoOn;
    }

    /**
     * What became of the events; the others were not sent.
     *
     * @param acknowledged safe on the broker
     * @param unsendable will never be accepted, with the reason
     * @param failure why the topic does not take events at the moment; null when it does
     */
    record Result(
            List<PendingEvent> acknowledged,
            Map<PendingEvent, String> unsendable,
            @Nullable Exception failure) {}

    private record Answer(PendingEvent pending, @Nullable Exception failure) {}

    Result send(List<PendingEvent> events) {
        for (PendingEvent event : events) {
            waiting.computeIfAbsent(event.stream(), stream -> new ArrayDeque<>())
                    .add(event);
        }
        waiting.values().forEach(this::sendNext);
        while (inFlight > 0) {
            Answer answer = await();
            inFlight--;
            settle(answer);
        }
        return new Result(acknowledged, unsendable, failure);
    }

    private void sendNext(Queue<PendingEvent> stream) {
        if (failure != null || stream.isEmpty() || !mayGoOn.getAsBoolean()) {
            return;
        }
        PendingEvent pending = stream.remove();
        inFlight++;
        try {
            var _ = producer.send(
                    mapping.apply(pending), (metadata, refusal) -> answers.add(new Answer(pending, refusal)));
        } catch (KafkaException | IllegalStateException e) {
            answers.add(new Answer(pending, e));
        }
        // A refusal without a round trip is known already, and saves the others from waiting for the same.
        for (Answer known = answers.poll(); known != null; known = answers.poll()) {
            inFlight--;
            settle(known);
        }
    }

    private Answer await() {
        try {
            return answers.take();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private void settle(Answer answer) {
        Exception refusal = answer.failure();
        if (refusal == null) {
            acknowledged.add(answer.pending());
        } else if (neverAccepted(refusal)) {
            unsendable.put(answer.pending(), refusal.getClass().getSimpleName() + ": " + refusal.getMessage());
        } else {
            failure = refusal;
            return;
        }
        sendNext(waiting.getOrDefault(answer.pending().stream(), new ArrayDeque<>()));
    }

    private static boolean neverAccepted(Exception refusal) {
        return refusal instanceof RecordTooLargeException
                || refusal instanceof RecordBatchTooLargeException
                || refusal instanceof SerializationException
                || refusal instanceof InvalidTimestampException;
    }
}
