package dev.tandem.platform.events;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that this service publishes and reads, and their dead-letter topics, in the background and for
 * as long as it takes the broker to answer. Existing topics stay as they are.
 */
@ApplicationScoped
class TopicProvisioner {

    private static final Logger LOG = Logger.getLogger(TopicProvisioner.class);

    /** A broker counts the batch around a message, and dead letters carry their reason besides. */
    private static final int BATCH_OVERHEAD_BYTES = 1_024;

    static final int DEAD_LETTER_OVERHEAD_BYTES = 65_536;

    private final KafkaClients clients;
    private final Topics topics;
    private final EventsConfig config;
    private final Lifecycle lifecycle;
    private volatile boolean done;

    TopicProvisioner(KafkaClients clients, Topics topics, EventsConfig config, Lifecycle lifecycle) {
        this.clients = clients;
        this.topics = topics;
        this.config = config;
        this.lifecycle = lifecycle;
    }

    /** Whether every topic exists, so that nothing is sent to one that the broker made up with other partitions. */
    boolean done() {
        return done;
    }

    /** Runs until all topics exist or the service stops. */
    void provision() {
        if (!config.provisionTopics()) {
            done = true;
            return;
        }
        BackOff backOff = new BackOff(Duration.ofMillis(250), Duration.ofSeconds(5));
        boolean warned = false;
        while (!done && !lifecycle.stopping()) {
            try (Admin admin = clients.admin("topics")) {
                createMissing(admin);
                done = true;
            } catch (KafkaException e) {
                if (!warned) {
                    LOG.warnf("Topics could not be created yet, retrying: %s", e.getMessage());
                    warned = true;
                }
                lifecycle.pause(backOff.next());
            }
        }
    }

    private void createMissing(Admin admin) {
        List<NewTopic> wanted = wanted();
        if (wanted.isEmpty()) {
            return;
        }
        CreateTopicsResult result = admin.createTopics(wanted);
        Set<String> created = new TreeSet<>();
        result.values().forEach((topic, creation) -> {
            try {
                creation.get();
                created.add(topic);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new KafkaException(topic + ": " + e.getCause(), e.getCause());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                lifecycle.stop();
                throw new KafkaException("Interrupted while creating topics", e);
            }
        });
        if (!created.isEmpty()) {
            LOG.infof("Created topics %s", created.stream().collect(Collectors.joining(", ")));
        }
    }

    private List<NewTopic> wanted() {
        Set<String> names = new TreeSet<>(topics.published());
        names.addAll(topics.consumed());
        List<NewTopic> wanted = new ArrayList<>();
        for (String name : names) {
            wanted.add(topic(name, config.maxMessageBytes() + BATCH_OVERHEAD_BYTES));
            wanted.add(topic(
                    Topics.deadLettersOf(name),
                    config.maxMessageBytes() + BATCH_OVERHEAD_BYTES + DEAD_LETTER_OVERHEAD_BYTES));
        }
        return wanted;
    }

    private NewTopic topic(String name, int maxMessageBytes) {
        return new NewTopic(name, Optional.of(config.partitions()), config.replicationFactor())
                .configs(Map.of(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(config.retention().toMillis()),
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                        Integer.toString(maxMessageBytes)));
    }
}
