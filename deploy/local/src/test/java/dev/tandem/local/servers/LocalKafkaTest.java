package dev.tandem.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    private static final String TOPIC = "tandem.test.thing";

    @Test
    void records_survive_a_new_broker_on_the_same_directory(@TempDir Path directory) throws Exception {
        try (LocalKafka first = LocalKafka.persistent(directory.resolve("kafka"), FreePort.any())) {
            first.ensureTopics(List.of(TOPIC), 1);
            send(first, "before");
        }

        try (LocalKafka second = LocalKafka.persistent(directory.resolve("kafka"), FreePort.any())) {
            second.ensureTopics(List.of(TOPIC), 1);
            send(second, "after");

            assertThat(read(second, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void a_stopped_broker_refuses_and_comes_back_on_the_same_port() throws Exception {
        try (LocalKafka kafka = LocalKafka.temporary()) {
            kafka.ensureTopics(List.of(TOPIC), 1);
            send(kafka, "before");
            String address = kafka.bootstrapServers();

            kafka.stop();
            assertThatThrownBy(() -> send(kafka, "lost")).hasCauseInstanceOf(TimeoutException.class);
            kafka.start();
            send(kafka, "after");

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(read(kafka, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void an_unknown_topic_is_not_created_by_writing_to_it() {
        try (LocalKafka kafka = LocalKafka.temporary()) {
            assertThatThrownBy(() -> send(kafka, "nowhere")).hasCauseInstanceOf(TimeoutException.class);
        }
    }

    private static void send(LocalKafka kafka, String value) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                kafka.isRunning() ? 5_000 : 1_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, "key", value)).get();
        }
    }

    private static List<String> read(LocalKafka kafka, int count) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(new TopicPartition(TOPIC, 0)));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
        }
        return values;
    }
}
