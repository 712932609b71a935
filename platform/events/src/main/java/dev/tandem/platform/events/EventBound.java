package dev.tandem.platform.events;

import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;

/** Refuses a change whose event the broker would never take: it would be parked, and consumers would never hear of it. */
@ApplicationScoped
class EventBound {

    /** A replay of the same state has other headers, and the database writes some numbers longer than they were given. */
    private static final int RESERVED_BYTES = 1_024;

    private final EventJson json;
    private final Topics topics;
    private final EventsConfig config;

    EventBound(EventJson json, Topics topics, EventsConfig config) {
        this.json = json;
        this.topics = topics;
        this.config = config;
    }

    /**
     * Measures the message as its producer will, with key and headers.
     *
     * @throws ProblemException 400 that names the largest member of the snapshot, with the limit and the size in bytes
     */
    void require(OutboxEvent event) {
        int limit = config.maxMessageBytes() - RESERVED_BYTES;
        int size = size(event);
        if (size > limit) {
            throw ProblemException.invalid(new FieldError(
                            json.largestMember(event.payload()),
                            "TOO_LARGE",
                            "makes the %s too large to be published: %d of %d bytes"
                                    .formatted(event.aggregateType(), size, limit)))
                    .with("size", size)
                    .with("limit", limit);
        }
    }

    private int size(OutboxEvent event) {
        ProducerRecord<String, byte[]> record = CloudEventMapping.toRecord(event, topics.source(), Long.MAX_VALUE);
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                record.key().getBytes(StandardCharsets.UTF_8),
                record.value(),
                record.headers().toArray());
    }
}
