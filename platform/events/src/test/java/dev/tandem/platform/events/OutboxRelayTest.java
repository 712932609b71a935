package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteService;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Trace;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class OutboxRelayTest {

    private static final String TOPIC = "tandem.test.note";
    private static final String SECRETS = "tandem.test.note-secret";

    Consumer<String> broker;

    @Inject
    NoteService notes;

    @Inject
    Rows rows;

    @Inject
    Wire wire;

    @Inject
    OutboxTable table;

    @Inject
    KafkaClients clients;

    @Inject
    Topics topics;

    @Inject
    TopicProvisioner provisioner;

    @Inject
    EventsConfig config;

    @Inject
    MeterRegistry registry;

    @Inject
    TopicAdmin topicAdmin;

    @Inject
    DataSource database;

    @Test
    void events_are_cloud_events_in_binary_mode() {
        Instant before = Instant.now().minusSeconds(1);

        UUID id = notes.write("hello");

        ConsumerRecord<String, byte[]> record = wire.await(TOPIC, id, 1).getFirst();
        assertThat(record.key()).isEqualTo(id.toString());
        assertThat(UUID.fromString(Wire.header(record, "ce_id")).version()).isEqualTo(7);
        assertThat(Wire.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Wire.header(record, "ce_source")).isEqualTo("/tandem/test");
        assertThat(Wire.header(record, "ce_type")).isEqualTo("dev.tandem.note.written.v1");
        assertThat(Wire.header(record, "ce_subject")).isEqualTo(id.toString());
        assertThat(Wire.header(record, "ce_sequence")).isEqualTo("1");
        assertThat(Instant.parse(Wire.header(record, "ce_time"))).isAfter(before);
        assertThat(Wire.header(record, "content-type")).isEqualTo("application/json");
        assertThat(record.value()).asString().contains("\"hello\"").contains("\"version\"");
    }

    @Test
    void the_trace_of_the_request_travels_with_the_event() {
        String traceId = "0af7651916cd43dd8448eb211c80319c";
        Trace.continueFrom("00-" + traceId + "-00f067aa0ba902b7-01");

        UUID id;
        try {
            id = notes.write("traced");
        } finally {
            Trace.end();
        }

        ConsumerRecord<String, byte[]> record = wire.await(TOPIC, id, 1).getFirst();
        assertThat(Wire.header(record, "ce_traceparent")).matches("00-" + traceId + "-[0-9a-f]{16}-01");
    }

    @Test
    void the_order_of_each_aggregate_is_kept_under_racing_writers() {
        List<UUID> ids = List.of(notes.write("a"), notes.write("b"), notes.write("c"));

        rewriteConcurrently(ids, 60);

        for (UUID id : ids) {
            assertThat(sequences(wire.await(TOPIC, id, 61)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 61).boxed().toList());
        }
    }

    @Test
    void of_competing_relays_one_sends_at_a_time() {
        List<UUID> ids = List.of(notes.write("x"), notes.write("y"), notes.write("z"));
        Lifecycle lifecycle = new Lifecycle();

        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            executor.execute(relay(lifecycle, new SimpleMeterRegistry())::run);
            executor.execute(relay(lifecycle, new SimpleMeterRegistry())::run);
            rewriteConcurrently(ids, 60);
            ids.forEach(id -> await().atMost(Wire.LIMIT).until(() -> rows.inOutbox(id) == 0));
            lifecycle.stop();
        }

        // Two relays that sent the same batch would leave an event twice.
        for (UUID id : ids) {
            assertThat(sequences(wire.read(TOPIC, id)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 61).boxed().toList());
        }
    }

    @Test
    void while_another_process_leads_a_relay_sends_nothing_and_says_so() {
        SimpleMeterRegistry other = new SimpleMeterRegistry();
        OutboxRelay follower = relay(new Lifecycle(), other);

        QuarkusTransaction.requiringNew().run(() -> {
            // The lock belongs to this thread's transaction.
            await().pollInSameThread().atMost(Wire.LIMIT).until(() -> table.tryLead(Wire.LIMIT));
            OutboxRelay.Round round = inOtherThread(follower::round);
            assertThat(round).isEqualTo(OutboxRelay.Round.FOLLOWED);
            await().atMost(Wire.LIMIT)
                    .until(() ->
                            registry.get("tandem.outbox.relay.leader").gauge().value() == 0);
            UUID waiting = inOtherThread(() -> notes.write("waits for the leader"));
            assertThat(inOtherThread(follower::round)).isEqualTo(OutboxRelay.Round.FOLLOWED);
            assertThat(rows.inOutbox(waiting)).isEqualTo(1);
        });

        await().atMost(Wire.LIMIT)
                .until(() -> registry.get("tandem.outbox.relay.leader").gauge().value() == 1);
        assertThat(other.get("tandem.outbox.relay.leader").gauge().value()).isZero();
    }

    @Test
    void a_write_succeeds_while_the_broker_is_down_and_its_event_follows() {
        broker.accept("stop");
        UUID id;
        try {
            id = notes.write("in the dark");
            notes.rewrite(id, "still dark");
            await().atMost(Wire.LIMIT)
                    .until(() -> registry.get("tandem.outbox.depth").gauge().value() >= 2);
            await().atMost(Wire.LIMIT)
                    .until(() -> registry.get("tandem.outbox.oldest.age.seconds")
                                    .gauge()
                                    .value()
                            > 0);
            assertThat(rows.inOutbox(id)).isEqualTo(2);
        } finally {
            broker.accept("start");
        }

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 2);
        await().atMost(Wire.LIMIT)
                .until(() -> registry.get("tandem.outbox.depth").gauge().value() == 0);
        assertThat(sequences(wire.read(TOPIC, id))).startsWith(1L).endsWith(2L);
    }

    @Test
    void killed_database_connections_lose_nothing() {
        UUID id = notes.write("robust");
        for (int i = 1; i <= 30; i++) {
            String text = "rewrite " + i;
            // A write that meets a killed connection fails, which its caller sees.
            await().atMost(Wire.LIMIT).ignoreExceptions().until(() -> notes.rewrite(id, text) > 1);
            if (i % 10 == 0) {
                rows.count("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where usename = 'events' and pid <> pg_backend_pid()");
            }
        }

        long last = rows.count("select version from note where id = ?", id);
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == last);
        assertThat(sequences(wire.read(TOPIC, id)).stream().distinct())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, last).boxed().toList());
    }

    @Test
    void rows_of_a_topic_that_takes_no_events_hold_up_no_other_and_follow_once_it_does() {
        topicAdmin.delete(SECRETS);
        List<UUID> secrets = new ArrayList<>();
        try {
            for (int i = 0; i < config.relay().batchSize() + 50; i++) {
                UUID id = notes.write("has a secret");
                notes.publishRestricted(id, "secret " + i);
                secrets.add(id);
            }
            await().atMost(Wire.LIMIT).until(() -> gauge("tandem.outbox.unreachable", SECRETS) == 1);

            UUID other = notes.write("not concerned");

            await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(other) == 1);
            assertThat(secrets).allMatch(id -> rows.inOutbox(id, SECRETS) == 1);
        } finally {
            topicAdmin.create(SECRETS, config.partitions());
        }
        await().atMost(Wire.LIMIT).until(() -> secrets.stream().allMatch(id -> rows.inOutbox(id) == 0));
        assertThat(wire.read(SECRETS)).extracting(ConsumerRecord::key).contains(text(secrets));
        await().atMost(Wire.LIMIT).until(() -> gauge("tandem.outbox.unreachable", SECRETS) == 0);
        assertThat(registry.counter("tandem.outbox.refusals", "topic", SECRETS).count())
                .isPositive();
    }

    @Test
    void an_event_that_is_refused_late_is_not_overtaken_by_the_next_of_its_aggregate() {
        UUID id = Ids.next();
        EventSender sender = new EventSender(
                (name, limit, timeout) -> RefusingOnce.of(clients.producer(name, limit, timeout), "2"),
                topics,
                config,
                new RelayMetrics(new SimpleMeterRegistry()));
        List<PendingEvent> events = List.of(pending(id, 1), pending(id, 2), pending(id, 3));

        EventSender.Outcome first = sender.send(events, () -> {});
        await().atMost(Wire.LIMIT).until(() -> sender.closed().isEmpty());
        EventSender.Outcome second = sender.send(events.subList(1, 3), () -> {});

        sender.close();
        assertThat(first.acknowledged()).containsExactly(events.getFirst());
        assertThat(second.acknowledged()).containsExactly(events.get(1), events.get(2));
        assertThat(sequences(wire.read(TOPIC, id))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_event_that_is_never_accepted_is_parked_until_a_later_one_takes_its_place() {
        topicAdmin.configure(SECRETS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "3000");
        double superseded =
                registry.counter("tandem.outbox.superseded", "topic", SECRETS).count();
        UUID large = notes.write("has a large secret");
        UUID other = notes.write("has a small secret");
        try {
            notes.publishRestricted(large, "x".repeat(5_000));
            await().atMost(Wire.LIMIT).until(() -> rows.parked(large) == 1);
            await().atMost(Wire.LIMIT)
                    .until(() -> registry.get("tandem.outbox.parked").gauge().value() == 1);
            notes.publishRestricted(large, "y".repeat(5_000));
            await().atMost(Wire.LIMIT).until(() -> rows.parked(large) == 2);
            notes.publishRestricted(other, "small");
            await().atMost(Wire.LIMIT).until(() -> rows.inOutbox(other) == 0);

            notes.publishRestricted(large, "small at last");

            await().atMost(Wire.LIMIT).until(() -> rows.inOutbox(large) == 0);
        } finally {
            topicAdmin.configure(SECRETS, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "30000");
        }
        assertThat(sequences(wire.read(SECRETS, large))).containsExactly(4L);
        assertThat(registry.counter("tandem.outbox.superseded", "topic", SECRETS)
                        .count())
                .isEqualTo(superseded + 2);
    }

    @Test
    void a_relay_that_freezes_loses_the_lead_and_harms_nothing_when_it_wakes() {
        CountDownLatch frozen = new CountDownLatch(1);
        CountDownLatch woken = new CountDownLatch(1);
        OutboxTable freezing = new OutboxTable(database) {
            @Override
            boolean tryLead(Duration idleLimit) {
                return super.tryLead(Duration.ofMillis(500));
            }

            @Override
            List<PendingEvent> next(UUID holder, Set<String> closed, int limit) {
                List<PendingEvent> events = super.next(holder, closed, limit);
                frozen.countDown();
                awaitQuietly(woken);
                return events;
            }
        };
        OutboxRelay relay = relay(freezing, new Lifecycle(), new SimpleMeterRegistry());
        CompletableFuture<OutboxRelay.Round> round = CompletableFuture.supplyAsync(() -> untilItLeads(relay));
        awaitQuietly(frozen);

        UUID id = notes.write("waits for a living relay");

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
        woken.countDown();
        assertThat(round).failsWithin(Wire.LIMIT);
        notes.rewrite(id, "goes on");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 2);
        assertThat(sequences(wire.read(TOPIC, id))).startsWith(1L).endsWith(2L);
    }

    @Test
    void topics_that_another_relay_awaits_an_answer_for_are_left_alone_until_then() {
        UUID other = Ids.next();
        QuarkusTransaction.requiringNew().run(() -> table.lease(other, Set.of(SECRETS), Wire.LIMIT));
        UUID id = notes.write("has a secret");
        notes.publishRestricted(id, "in other hands");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 2);
        assertThat(rows.inOutbox(id, SECRETS)).isEqualTo(1);

        QuarkusTransaction.requiringNew().run(() -> table.endLeases(other, Set.of(SECRETS)));

        await().atMost(Wire.LIMIT).until(() -> rows.inOutbox(id, SECRETS) == 0);
        assertThat(wire.read(SECRETS, id)).hasSize(1);
    }

    private static OutboxRelay.Round untilItLeads(OutboxRelay relay) {
        return await().atMost(Wire.LIMIT).until(relay::round, round -> round != OutboxRelay.Round.FOLLOWED);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertThat(latch.await(Wire.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private double gauge(String name, String topic) {
        Gauge gauge = registry.find(name).tag("topic", topic).gauge();
        return gauge == null ? 0 : gauge.value();
    }

    private static String[] text(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static PendingEvent pending(UUID id, long version) {
        return new PendingEvent(
                version,
                0,
                new OutboxEvent(
                        Ids.next(),
                        "note",
                        id,
                        EventTypes.of("note", "rewritten"),
                        version,
                        TOPIC,
                        "{\"version\": " + version + ", \"text\": \"by hand\"}",
                        Instant.now(),
                        null,
                        false));
    }

    private EventSender sender(MeterRegistry meters) {
        return new EventSender(clients, topics, config, new RelayMetrics(meters));
    }

    private OutboxRelay relay(Lifecycle lifecycle, MeterRegistry meters) {
        return relay(table, lifecycle, meters);
    }

    private OutboxRelay relay(OutboxTable rowsOf, Lifecycle lifecycle, MeterRegistry meters) {
        return new OutboxRelay(rowsOf, sender(meters), provisioner, new RelayMetrics(meters), config, lifecycle);
    }

    private void rewriteConcurrently(List<UUID> ids, int times) {
        try (ExecutorService executor = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < times; i++) {
                String text = "rewrite " + i;
                for (UUID id : ids) {
                    executor.execute(() -> notes.rewrite(id, text));
                }
            }
        }
    }

    private static <T> T inOtherThread(java.util.function.Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    private static List<Long> sequences(List<ConsumerRecord<String, byte[]>> records) {
        List<Long> sequences = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            sequences.add(Long.parseLong(Wire.header(record, "ce_sequence")));
        }
        return sequences;
    }
}
