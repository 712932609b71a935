package dev.tandem.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The test JVM's Kafka broker: to publish what other services would, to read what came out, and to play an outage. */
public final class TestBroker {

    private static final Duration READ_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final Map<String, TopicLog> LOGS = new ConcurrentHashMap<>();

    private TestBroker() {}

    /** Returns {@code host:port}. */
    public static String bootstrapServers() {
        return TestServers.bootstrapServers();
    }

    /** Takes the broker down; a test that does so must {@link #start()} it again in its clean-up. */
    public static void stop() {
        TestServers.stopBroker();
    }

    /** Brings the broker up again on the same address with the same records. */
    public static void start() {
        TestServers.startBroker();
    }

    /** Creates {@code topic} with one partition when it does not exist. */
    public static void ensureTopic(String topic) {
        TestServers.ensureTopic(topic);
    }

    /** Publishes a CloudEvent in binary mode, keyed by its aggregate, and returns when the broker has it. */
    public static void publish(String topic, TestEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_id", event.id().toString());
        headers.put("ce_source", event.source());
        headers.put("ce_specversion", "1.0");
        headers.put("ce_type", event.type());
        headers.put("ce_time", event.time().toString());
        headers.put("ce_sequence", Long.toString(event.sequence()));
        headers.put("ce_subject", event.aggregateId().toString());
        headers.put("content-type", "application/json");
        try {
            publish(topic, event.aggregateId().toString(), JSON.writeValueAsBytes(event.data()), headers);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the data of " + event.type() + " is not writable as JSON", e);
        }
    }

    /** Publishes any bytes with any headers: what a broken producer could send. */
    public static void publish(String topic, String key, byte[] value, Map<String, String> headers) {
        TestServers.publish(topic, key, value, headers);
    }

    /**
     * Reads {@code topic} from its beginning, all partitions, until {@code enough} is satisfied by everything read so
     * far; fails after 30 seconds. A topic that does not exist is waited for.
     */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        return LOGS.computeIfAbsent(topic, name -> new TopicLog(bootstrapServers(), name))
                .read(enough, READ_LIMIT);
    }

    /** Reads the records of {@code topic} with {@code key} until there are at least {@code count} of them. */
    public static List<ConsumerRecord<String, byte[]>> readKey(String topic, String key, int count) {
        return read(
                        topic,
                        all -> all.stream()
                                        .filter(message -> key.equals(message.key()))
                                        .count()
                                >= count)
                .stream()
                .filter(message -> key.equals(message.key()))
                .toList();
    }

    /** Returns the text of a header, or an empty text when the record has no such header. */
    public static String header(ConsumerRecord<String, byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
