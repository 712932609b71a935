package dev.tandem.platform.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of publishing and consuming. */
@ConfigMapping(prefix = "tandem.events")
interface EventsConfig {

    /** Aggregates (last part of the topic) that this service publishes; {@link Outbox} refuses any other. */
    Optional<List<String>> produces();

    /** Topics to create besides those that the incoming channels name. */
    Optional<List<String>> consumes();

    /** Off where operations create the topics and the service has no right to. */
    @WithDefault("true")
    boolean provisionTopics();

    /** Partitions of a topic that the service creates; existing topics are left as they are. */
    @WithDefault("6")
    int partitions();

    /** Replicas of a topic that the service creates; the broker's default when absent. */
    Optional<Short> replicationFactor();

    /** How long topics and dead letters are kept. */
    @WithDefault("30d")
    Duration retention();

    /** Largest message, key and headers included: {@link Outbox} refuses a change whose event would be larger. */
    @WithDefault("1048576")
    int maxMessageBytes();

    Relay relay();

    Consumer consumer();

    interface Relay {
        @WithDefault("true")
        boolean enabled();

        /** Rows sent in one transaction. */
        @WithDefault("200")
        int batchSize();

        /** Pause when there is nothing to send; a commit in this process ends it early. */
        @WithDefault("250ms")
        Duration interval();

        /** Longest pause of a topic that the broker takes no events for, and of the relay while the database is away. */
        @WithDefault("5s")
        Duration maxBackOff();

        /** How long a round waits for the broker within its transaction; slower topics are looked after in a later one. */
        @WithDefault("1s")
        Duration patience();

        /** How long the broker may take for an event before it counts as not sent and is tried again. */
        @WithDefault("10s")
        Duration deliveryTimeout();
    }

    interface Consumer {
        /** How often a reaction that fails for no known passing reason is tried before its message is dead. */
        @WithDefault("3")
        int attempts();

        /** Longest pause between two tries of a message that cannot be applied for a passing reason. */
        @WithDefault("10s")
        Duration maxBackOff();
    }
}
