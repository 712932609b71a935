package dev.tandem.platform.events;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Names of topics: what this service publishes and what it reads. */
@ApplicationScoped
class Topics {

    private static final Pattern CHANNEL_TOPIC = Pattern.compile("mp\\.messaging\\.incoming\\.\"?([^\"]+?)\"?\\.topic");
    private static final String DEAD_LETTER_SUFFIX = ".dlq";

    private final String service;
    private final Set<String> aggregates;
    private final Set<String> consumed = new TreeSet<>();
    private final Map<String, String> channels = new TreeMap<>();
    private final Config config;

    Topics(@ConfigProperty(name = "tandem.service") String service, EventsConfig events, Config config) {
        this.service = service;
        this.aggregates = Set.copyOf(events.produces().orElse(List.of()));
        this.consumed.addAll(events.consumes().orElse(List.of()));
        this.config = config;
    }

    @PostConstruct
    void readChannels() {
        Map<String, String> channelOf = new HashMap<>();
        for (String name : config.getPropertyNames()) {
            Matcher matcher = CHANNEL_TOPIC.matcher(name);
            if (matcher.matches()) {
                String channel = matcher.group(1);
                String topic = config.getValue(name, String.class);
                String other = channelOf.put(topic, channel);
                if (other != null && !other.equals(channel)) {
                    // The version guard knows a topic once: the second channel would find everything applied already.
                    throw new IllegalStateException("The channels " + other + " and " + channel + " both read " + topic
                            + "; let one projector read it");
                }
                consumed.add(topic);
                channels.put(channel, topic);
            }
        }
    }

    String service() {
        return service;
    }

    /** CloudEvents source of everything this service publishes. */
    String source() {
        return "/tandem/" + service;
    }

    /**
     * The topic of an aggregate of this service.
     *
     * @throws IllegalStateException when {@code tandem.events.produces} does not name it
     */
    String published(String aggregate) {
        if (!aggregates.contains(aggregate)) {
            throw new IllegalStateException(
                    "\"" + aggregate + "\" is not published by " + service + ": add it to tandem.events.produces");
        }
        return topicOf(aggregate);
    }

    Set<String> published() {
        return aggregates.stream().map(this::topicOf).collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> consumed() {
        return Set.copyOf(consumed);
    }

    /** The topic of each incoming channel. */
    Map<String, String> channels() {
        return Map.copyOf(channels);
    }

    static String deadLettersOf(String topic) {
        return topic + DEAD_LETTER_SUFFIX;
    }

    private String topicOf(String aggregate) {
        return "tandem." + service + "." + aggregate;
    }
}
