package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;

/** Changes topics as an operator would. */
@ApplicationScoped
class TopicAdmin {

    private final KafkaClients clients;

    TopicAdmin(KafkaClients clients) {
        this.clients = clients;
    }

    void configure(String topic, String name, String value) {
        try (Admin admin = clients.admin("operator")) {
            get(admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, topic),
                            List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                    .all());
        }
    }

    void delete(String topic) {
        try (Admin admin = clients.admin("operator")) {
            get(admin.deleteTopics(List.of(topic)).all());
            Awaitility.await()
                    .atMost(Wire.LIMIT)
                    .until(() -> !get(admin.listTopics().names()).contains(topic));
        }
    }

    void create(String topic, int partitions) {
        try (Admin admin = clients.admin("operator")) {
            get(admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all());
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
