package dev.tandem.platform.events;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends events, each topic on its own, so that one that does not take them (no right, no topic, too few replicas) holds
 * up no other. A topic is closed after a failure, for a pause that grows, and while the broker owes an answer.
 */
@ApplicationScoped
class EventSender {

    private static final Logger LOG = Logger.getLogger(EventSender.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    private final Producers producers;
    private final Topics topics;
    private final EventsConfig config;
    private final RelayMetrics metrics;
    private final Map<String, Lane> lanes = new TreeMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Producer<String, byte[]> producer;

    EventSender(Producers producers, Topics topics, EventsConfig config, RelayMetrics metrics) {
        this.producers = producers;
        this.topics = topics;
        this.config = config;
        this.metrics = metrics;
    }

    /**
     * What is known of events that were sent; of the others nothing is, and their topics are closed.
     *
     * @param topics that answered
     * @param acknowledged safe on the broker, each after the earlier ones of its aggregate
     * @param unsendable will never be accepted, with the reason
     */
    record Outcome(Set<String> topics, List<PendingEvent> acknowledged, Map<PendingEvent, String> unsendable) {}

    /** Connects, if that has not happened yet: it may take a while and is not to be done within a transaction. */
    synchronized void open() {
        if (producer == null) {
            producer = producers.producer(
                    "outbox", config.maxMessageBytes(), config.relay().deliveryTimeout());
        }
    }

    /** Topics that nothing is to be sent to now. */
    synchronized Set<String> closed() {
        Set<String> closed = new TreeSet<>();
        lanes.forEach((topic, lane) -> {
            if (lane.closed()) {
                closed.add(topic);
            }
        });
        return closed;
    }

    /** Topics that the broker owes an answer. */
    synchronized Set<String> unanswered() {
        Set<String> unanswered = new TreeSet<>();
        lanes.forEach((topic, lane) -> {
            if (lane.running != null) {
                unanswered.add(topic);
            }
        });
        return unanswered;
    }

    /**
     * Sends, and waits for the broker's word no longer than {@code tandem.events.relay.patience}.
     *
     * @param events of topics that are not closed, in the order of insertion
     * @param later is told when a topic has answered that was not waited for; see {@link #settled}
     */
    synchronized Outcome send(List<PendingEvent> events, Runnable later) {
        open();
        Map<String, List<PendingEvent>> byTopic = new LinkedHashMap<>();
        events.forEach(event -> byTopic.computeIfAbsent(event.event().topic(), topic -> new ArrayList<>())
                .add(event));
        long deadline = System.nanoTime() + config.relay().patience().toNanos();
        List<CompletableFuture<?>> running = new ArrayList<>();
        byTopic.forEach((topic, ofTopic) ->
                running.add(lanes.computeIfAbsent(topic, Lane::new).start(ofTopic, deadline)));
        if (!await(CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)), deadline)) {
            for (CompletableFuture<?> sending : running) {
                var _ = sending.whenComplete((result, failure) -> later.run());
            }
        }
        return settled();
    }

    /** What became known since, of topics that took longer than a round. */
    synchronized Outcome settled() {
        List<PendingEvent> acknowledged = new ArrayList<>();
        Map<PendingEvent, String> unsendable = new LinkedHashMap<>();
        Set<String> answered = new TreeSet<>();
        for (Lane lane : lanes.values()) {
            TopicSending.Result result = lane.settle();
            if (result != null) {
                answered.add(lane.topic);
                acknowledged.addAll(result.acknowledged());
                unsendable.putAll(result.unsendable());
            }
        }
        return new Outcome(answered, acknowledged, unsendable);
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
            producer = null;
        }
        threads.shutdownNow();
    }

    private static boolean await(CompletableFuture<Void> all, long deadline) {
        try {
            all.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /** What goes to one topic. */
    private final class Lane {
        private final String topic;
        private final BackOff backOff;
        private @Nullable CompletableFuture<TopicSending.Result> running;
        private boolean failing;
        private long openAt = System.nanoTime();

        Lane(String topic) {
            this.topic = topic;
            this.backOff = new BackOff(config.relay().interval(), config.relay().maxBackOff());
        }

        boolean closed() {
            return running != null || openAt - System.nanoTime() > 0;
        }

        CompletableFuture<TopicSending.Result> start(List<PendingEvent> events, long deadline) {
            Producer<String, byte[]> to = requireNonNull(producer);
            TopicSending sending = new TopicSending(
                    to,
                    pending -> CloudEventMapping.toRecord(pending.event(), topics.source(), pending.epoch()),
                    () -> System.nanoTime() - deadline < 0);
            CompletableFuture<TopicSending.Result> started =
                    CompletableFuture.supplyAsync(() -> sending.send(events), threads);
            running = started;
            return started;
        }

        TopicSending.@Nullable Result settle() {
            CompletableFuture<TopicSending.Result> sending = running;
            if (sending == null || !sending.isDone()) {
                return null;
            }
            running = null;
            TopicSending.Result result =
                    sending.exceptionally(EventSender::failed).join();
            note(result.failure());
            return result;
        }

        private void note(@Nullable Exception failure) {
            if (failure == null) {
                if (failing) {
                    LOG.infof("Topic %s takes events again", topic);
                }
                failing = false;
                backOff.reset();
            } else {
                LOG.logf(
                        failing ? Logger.Level.DEBUG : Logger.Level.WARN,
                        "Topic %s does not take events, retrying: %s",
                        topic,
                        failure);
                failing = true;
                openAt = System.nanoTime() + backOff.next().toNanos();
                metrics.refused(topic);
            }
            metrics.reachable(topic, !failing);
        }
    }

    private static TopicSending.Result failed(Throwable failure) {
        return new TopicSending.Result(List.of(), Map.of(), new KafkaException("Events could not be sent", failure));
    }
}
