package dev.tandem.platform.events;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes the clients of the broker from the {@code kafka.*} settings that the channels use as well. */
@ApplicationScoped
class KafkaClients implements Producers {

    /** How long a send may wait for what is not known of its topic yet. */
    static final Duration MAX_BLOCK = Duration.ofSeconds(3);

    private final Map<String, Object> broker;
    private final Topics topics;

    KafkaClients(@Any Instance<Map<String, Object>> configurations, Topics topics) {
        this.broker = configurations
                .select(Identifier.Literal.of("default-kafka-broker"))
                .get();
        this.topics = topics;
    }

    @Override
    public Producer<String, byte[]> producer(String name, int maxMessageBytes, Duration deliveryTimeout) {
        Map<String, Object> settings = settings(name);
        int delivery = Math.toIntExact(deliveryTimeout.toMillis());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // A broker that just became leader of a new partition may refuse the first batch and accept the second, and
        // then
        // refuse the first for being out of sequence until its delivery times out.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxMessageBytes);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.max(1, delivery / 2));
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(MAX_BLOCK.toMillis()));
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    Admin admin(String name) {
        Map<String, Object> settings = settings(name);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return Admin.create(settings);
    }

    private Map<String, Object> settings(String name) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putIfAbsent(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, topics.service() + "-" + name);
        return settings;
    }
}
