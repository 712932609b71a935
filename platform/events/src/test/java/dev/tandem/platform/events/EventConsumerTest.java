package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteProjector;
import dev.tandem.platform.events.notes.NoteService;
import dev.tandem.platform.events.notes.NoteSnapshot;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class EventConsumerTest {

    private static final String TOPIC = "tandem.test.note";
    private static final String DEAD_LETTERS = "tandem.test.note.dlq";

    @Inject
    EventConsumer consumer;

    @Inject
    NoteService notes;

    @Inject
    NoteProjector projector;

    @Inject
    Rows rows;

    @Inject
    Wire wire;

    @Inject
    DataSource database;

    @Inject
    MeterRegistry registry;

    @Test
    void what_is_published_is_projected_with_its_trace() {
        String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
        Trace.continueFrom("00-" + traceId + "-00f067aa0ba902b7-01");

        UUID id;
        try {
            id = notes.write("for all to see");
        } finally {
            Trace.end();
        }

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
        assertThat(rows.projection(id)).contains(new Rows.Projected("for all to see", 1, 1));
        assertThat(projector.trace(id)).isEqualTo(traceId);
    }

    @Test
    void stale_and_repeated_snapshots_are_skipped() {
        UUID id = Ids.next();
        AtomicInteger applied = new AtomicInteger();
        EventReaction<NoteSnapshot> reaction = (event, note) -> applied.incrementAndGet();
        double skippedBefore = skipped();

        consumer.apply(record(id, 3), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 2), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 3), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 7), NoteSnapshot.class, reaction);

        assertThat(applied).hasValue(2);
        assertThat(skipped() - skippedBefore).isEqualTo(2);
    }

    @Test
    void a_higher_epoch_wins_over_a_higher_version_and_late_events_of_the_old_one_are_skipped() {
        UUID id = Ids.next();
        List<String> applied = new ArrayList<>();
        EventReaction<NoteSnapshot> reaction = (event, note) -> applied.add(event.epoch() + "/" + event.sequence());

        consumer.apply(record(id, 0, 20, "written"), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 1_700_000_000, 5, "written"), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 0, 21, "written"), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 1_700_000_000, 4, "written"), NoteSnapshot.class, reaction);
        consumer.apply(record(id, 1_700_000_000, 6, "written"), NoteSnapshot.class, reaction);

        assertThat(applied).containsExactly("0/20", "1700000000/5", "1700000000/6");
    }

    @Test
    void an_event_that_tells_no_epoch_has_the_first() {
        UUID id = Ids.next();
        ConsumerRecord<String, byte[]> old = record(id, 0, 3, "written");
        old.headers().remove("ce_epoch");
        List<Long> epochs = new ArrayList<>();

        consumer.apply(old, NoteSnapshot.class, (event, note) -> epochs.add(event.epoch()));

        assertThat(epochs).containsExactly(0L);
    }

    @Test
    void of_racing_deliveries_one_is_applied() {
        int deliveries = 12;
        CyclicBarrier start = new CyclicBarrier(deliveries);
        for (int round = 1; round <= 10; round++) {
            ConsumerRecord<String, byte[]> record = record(Ids.next(), round);
            AtomicInteger applied = new AtomicInteger();

            List<Future<?>> outcomes = new ArrayList<>();
            try (ExecutorService executor = Executors.newFixedThreadPool(deliveries)) {
                for (int i = 0; i < deliveries; i++) {
                    outcomes.add(executor.submit(() -> {
                        start.await();
                        consumer.apply(record, NoteSnapshot.class, (event, note) -> applied.incrementAndGet());
                        return null;
                    }));
                }
            }
            assertThat(outcomes).allMatch(outcome -> outcome.state() == Future.State.SUCCESS);

            assertThat(applied).hasValue(1);
        }
    }

    @Test
    void a_failed_reaction_leaves_neither_effect_nor_version() {
        UUID id = Ids.next();
        ConsumerRecord<String, byte[]> record = record(id, 1);

        assertThatThrownBy(() -> consumer.apply(record, NoteSnapshot.class, (event, note) -> {
                    projector.project(event, note);
                    throw new IllegalStateException("after the effect");
                }))
                .hasMessage("after the effect");
        assertThat(rows.projection(id)).isEmpty();

        consumer.apply(record, NoteSnapshot.class, projector::project);
        assertThat(rows.projectedVersion(id)).isEqualTo(1);
    }

    @Test
    void those_who_count_facts_see_every_delivery_but_no_replay() {
        UUID id = Ids.next();
        AtomicInteger seen = new AtomicInteger();

        for (long version : List.of(3, 2, 3)) {
            consumer.applyEvery(record(id, version), NoteSnapshot.class, (event, note) -> seen.incrementAndGet());
        }
        consumer.applyEvery(
                record(id, 0, 3, EventTypes.REPLAYED), NoteSnapshot.class, (event, note) -> seen.incrementAndGet());

        assertThat(seen).hasValue(3);
    }

    @Test
    void a_reaction_may_publish_in_the_same_transaction_and_trace() {
        UUID cause = Ids.next();
        ConsumerRecord<String, byte[]> record = record(cause, 1);
        List<UUID> caused = new ArrayList<>();
        List<String> traces = new ArrayList<>();

        consumer.apply(record, NoteSnapshot.class, (event, note) -> {
            traces.add(Trace.traceId());
            caused.add(notes.write("caused by " + event.aggregateId()));
        });

        ConsumerRecord<String, byte[]> published =
                wire.await(TOPIC, caused.getFirst(), 1).getFirst();
        assertThat(Wire.header(published, "ce_traceparent")).contains(traces.getFirst());
        assertThat(rows.count(
                        "select count(*) from audit_entry where object_id = ? and actor_subject = 'system:test'",
                        caused.getFirst()))
                .isEqualTo(1);
    }

    @Test
    void poison_goes_to_the_dead_letters_with_its_reason_and_the_next_ones_go_on() {
        UUID broken = Ids.next();
        ProducerRecord<String, byte[]> poison = cloudEvent(broken, 1, "{\"text\": ");
        wire.write(poison);
        wire.write(new ProducerRecord<>(TOPIC, broken.toString(), bytes("not even a CloudEvent")));
        wire.write(cloudEvent(broken, 2, "{\"version\": 2, \"text\": null}"));
        wire.write(cloudEvent(broken, 3, "{\"version\": 3, \"text\": \"fine\", \"unknownProperty\": 1}"));

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(broken) == 3);

        List<ConsumerRecord<String, byte[]>> dead = wire.await(DEAD_LETTERS, broken, 3);
        assertThat(dead).hasSize(3);
        ConsumerRecord<String, byte[]> first = dead.getFirst();
        assertThat(first.value()).isEqualTo(poison.value());
        assertThat(Wire.header(first, "dead-letter-reason")).contains("not a NoteSnapshot");
        assertThat(Wire.header(first, "dead-letter-exception-class-name"))
                .isEqualTo(PoisonMessageException.class.getName());
        assertThat(Wire.header(first, "dead-letter-topic")).isEqualTo(TOPIC);
        assertThat(Wire.header(first, "dead-letter-offset")).matches("\\d+");
        assertThat(Wire.header(first, "ce_type")).isEqualTo("dev.tandem.note.written.v1");
        assertThat(Wire.header(first, "ce_subject")).isEqualTo(broken.toString());
        assertThat(Wire.header(dead.get(1), "dead-letter-reason")).contains("not a CloudEvent");
        assertThat(Wire.header(dead.get(2), "dead-letter-reason")).contains("text");
        assertThat(registry.get("tandem.events.dead.lettered").counter().count())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_reaction_that_keeps_failing_is_tried_three_times_and_then_dead() {
        UUID id = notes.write(NoteProjector.BUG);
        notes.rewrite(id, "better");

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 2);

        List<ConsumerRecord<String, byte[]>> dead = wire.await(DEAD_LETTERS, id, 1);
        assertThat(Wire.header(dead.getFirst(), "dead-letter-reason")).isEqualTo("cannot stand it");
        assertThat(projector.attempts(id)).isEqualTo(4);
    }

    @Test
    void a_reaction_may_refuse_a_message_at_once() {
        UUID id = notes.write(NoteProjector.REFUSED);

        List<ConsumerRecord<String, byte[]>> dead = wire.await(DEAD_LETTERS, id, 1);

        assertThat(Wire.header(dead.getFirst(), "dead-letter-reason")).isEqualTo("refused");
        assertThat(projector.attempts(id)).isEqualTo(1);
    }

    @Test
    void a_failure_that_passes_is_waited_out_and_not_dead() throws SQLException {
        UUID id = Ids.next();
        try (Connection connection = database.getConnection();
                PreparedStatement blocking = connection.prepareStatement(
                        "insert into note_projection (id, text, version) values (?, 'in the way', 0)")) {
            connection.setAutoCommit(false);
            blocking.setObject(1, id);
            blocking.executeUpdate();
            wire.write(cloudEvent(id, 1, "{\"version\": 1, \"text\": \"patient\"}"));

            // More often than a failure that does not pass would be tried.
            await().atMost(Wire.LIMIT).until(() -> projector.attempts(id) > 5);
            connection.rollback();
        }

        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
        assertThat(wire.read(DEAD_LETTERS, id)).isEmpty();
        assertThat(registry.get("tandem.events.retries").counter().count()).isGreaterThan(4);
    }

    private double skipped() {
        return registry.counter("tandem.events.consumed", "topic", "tandem.elsewhere.note", "outcome", "skipped")
                .count();
    }

    private static ConsumerRecord<String, byte[]> record(UUID id, long version) {
        return record(id, 0, version, "written");
    }

    private static ConsumerRecord<String, byte[]> record(UUID id, long epoch, long version, String verb) {
        ProducerRecord<String, byte[]> sent =
                cloudEvent(id, epoch, version, verb, "{\"version\": " + version + ", \"text\": \"by hand\"}");
        return new ConsumerRecord<>(
                "tandem.elsewhere.note",
                0,
                version,
                System.currentTimeMillis(),
                TimestampType.CREATE_TIME,
                0,
                0,
                id.toString(),
                sent.value(),
                new RecordHeaders(sent.headers()),
                java.util.Optional.empty());
    }

    private static ProducerRecord<String, byte[]> cloudEvent(UUID id, long version, String json) {
        return cloudEvent(id, 0, version, "written", json);
    }

    private static ProducerRecord<String, byte[]> cloudEvent(
            UUID id, long epoch, long version, String verb, String json) {
        return CloudEventMapping.toRecord(
                new OutboxEvent(
                        Ids.next(),
                        "note",
                        id,
                        EventTypes.of("note", verb),
                        version,
                        TOPIC,
                        json,
                        Instant.now(),
                        null,
                        false),
                "/tandem/test",
                epoch);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
