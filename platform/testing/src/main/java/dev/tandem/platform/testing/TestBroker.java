package dev.tandem.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** The test JVM's Kafka broker: to publish what other services would, to read what came out, and to play an outage. */
public final class TestBroker {

    private static final Duration READ_LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

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
        try (Admin admin = Admin.create(clientSettings())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating " + topic, e);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create " + topic, e);
            }
        }
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
        ensureTopic(topic);
        Map<String, Object> settings = clientSettings();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> message = new ProducerRecord<>(topic, key, value);
            Headers target = message.headers();
            headers.forEach((name, text) -> target.add(name, text.getBytes(StandardCharsets.UTF_8)));
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while publishing to " + topic, e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot publish to " + topic, e);
        }
    }

    /**
     * Reads {@code topic} from its beginning, all partitions, until {@code enough} is satisfied by everything read so
     * far; fails after 30 seconds.
     */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            Awaitility.await("records of " + topic).atMost(READ_LIMIT).until(() -> {
                if (consumer.assignment().isEmpty()) {
                    assignAll(consumer, topic);
                }
                // One poll per round: the consumer waits for records, the condition only looks at them.
                if (!consumer.assignment().isEmpty()) {
                    consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                }
                return enough.test(records);
            });
        }
        return records;
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

    private static void assignAll(KafkaConsumer<String, byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = clientSettings();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> clientSettings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        return settings;
    }
}
