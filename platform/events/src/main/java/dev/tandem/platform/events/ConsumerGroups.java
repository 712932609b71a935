package dev.tandem.platform.events;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.eclipse.microprofile.config.Config;

/**
 * Gives each channel its own consumer group, {@code <service>.<channel>}: a member that joins or leaves stops that
 * channel alone. A channel that sets {@code group.id} keeps it.
 */
@ApplicationScoped
class ConsumerGroups implements ClientCustomizer<Map<String, Object>> {

    private final Topics topics;
    private final Config config;

    ConsumerGroups(Topics topics, Config config) {
        this.topics = topics;
        this.config = config;
    }

    @Override
    public Map<String, Object> customize(String channel, Config channelConfig, Map<String, Object> settings) {
        boolean incoming = settings.containsKey(ConsumerConfig.GROUP_ID_CONFIG);
        boolean named = config.getOptionalValue("mp.messaging.incoming." + channel + ".group.id", String.class)
                .isPresent();
        if (incoming && !named) {
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, topics.service() + "." + channel);
        }
        return settings;
    }
}
