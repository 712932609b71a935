package dev.tandem.platform.events;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.v1.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in Kafka's binary mode: attributes as {@code ce_} headers, the snapshot as the value. */
final class CloudEventMapping {

    private static final String SEQUENCE = "sequence";
    private static final String EPOCH = "epoch";
    private static final String TRACEPARENT = "traceparent";

    private CloudEventMapping() {}

    /** An event as it was read: its attributes, the trace it belongs to and its data. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared: it carries the data to the parser, once.
    record Parsed(IncomingEvent event, @Nullable String traceparent, byte[] data) {}

    /** @param epoch of the owner's versions at the moment of sending */
    static ProducerRecord<String, byte[]> toRecord(OutboxEvent event, String source, long epoch) {
        CloudEventBuilder builder = new CloudEventBuilder()
                .withId(event.id().toString())
                .withSource(URI.create(source))
                .withType(event.type())
                .withSubject(event.aggregateId().toString())
                .withTime(OffsetDateTime.ofInstant(event.time(), ZoneOffset.UTC))
                .withExtension(SEQUENCE, Long.toString(event.sequence()))
                .withExtension(EPOCH, Long.toString(epoch))
                .withData("application/json", event.payload().getBytes(StandardCharsets.UTF_8));
        if (event.traceparent() != null) {
            builder.withExtension(TRACEPARENT, event.traceparent());
        }
        return KafkaMessageFactory.createWriter(
                        event.topic(), event.aggregateId().toString())
                .writeBinary(builder.build());
    }

    /**
     * Reads the attributes.
     *
     * @throws PoisonMessageException when the record is no CloudEvent or lacks what Tandem's events carry
     */
    static Parsed parse(ConsumerRecord<String, byte[]> record) {
        CloudEvent event;
        try {
            event = KafkaMessageFactory.createReader(record).toEvent();
        } catch (CloudEventRWException | IllegalArgumentException | IllegalStateException e) {
            throw new PoisonMessageException("The message is not a CloudEvent: " + e.getMessage(), e);
        }
        OffsetDateTime time = event.getTime();
        String subject = event.getSubject();
        Object sequence = event.getExtension(SEQUENCE);
        Object epoch = event.getExtension(EPOCH);
        byte[] data = event.getData() == null ? null : event.getData().toBytes();
        if (time == null || subject == null || sequence == null || data == null) {
            throw new PoisonMessageException("The event lacks its time, subject, sequence or data");
        }
        try {
            IncomingEvent incoming = new IncomingEvent(
                    event.getId(),
                    event.getType(),
                    UUID.fromString(subject),
                    epoch == null ? 0 : Long.parseLong(epoch.toString()),
                    Long.parseLong(sequence.toString()),
                    time.toInstant());
            Object traceparent = event.getExtension(TRACEPARENT);
            return new Parsed(incoming, traceparent == null ? null : traceparent.toString(), data);
        } catch (IllegalArgumentException e) {
            throw new PoisonMessageException(
                    "The subject is no id, or the sequence or epoch no number: " + e.getMessage(), e);
        }
    }
}
