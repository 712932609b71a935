package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at the topics as a stranger would, and writes to them what no relay would send. */
@ApplicationScoped
class Wire {

    static final Duration LIMIT = Duration.ofSeconds(60);

    private final KafkaClients clients;
    private final String bootstrapServers;

    Wire(KafkaClients clients, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.clients = clients;
        this.bootstrapServers = bootstrapServers;
    }

    /** Everything on a topic now, in the order of each partition. */
    List<ConsumerRecord<String, byte[]>> read(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        return records;
    }

    List<ConsumerRecord<String, byte[]>> read(String topic, UUID aggregateId) {
        return read(topic).stream()
                .filter(record -> aggregateId.toString().equals(record.key()))
                .toList();
    }

    /** The events of an aggregate once they are as many as expected. */
    List<ConsumerRecord<String, byte[]>> await(String topic, UUID aggregateId, int count) {
        return Awaitility.await()
                .atMost(LIMIT)
                .until(() -> read(topic, aggregateId), records -> records.size() >= count);
    }

    void write(ProducerRecord<String, byte[]> record) {
        try (Producer<String, byte[]> producer = clients.producer("stranger", 1_000_000, Duration.ofSeconds(10))) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        return header(record.headers(), name);
    }

    static String header(ProducerRecord<?, ?> record, String name) {
        return header(record.headers(), name);
    }

    private static String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new AssertionError("There is no header " + name + " in " + headers);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
