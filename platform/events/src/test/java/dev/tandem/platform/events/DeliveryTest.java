package dev.tandem.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tandem.platform.events.notes.NoteProjector;
import dev.tandem.platform.events.notes.NoteService;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@SuppressWarnings("NullAway.Init")
class DeliveryTest {

    private static final Logger LOG = Logger.getLogger(DeliveryTest.class);

    @TestHTTPResource(value = "metrics", management = true)
    URL metrics;

    @Inject
    NoteService notes;

    @Inject
    NoteProjector projector;

    @Inject
    Rows rows;

    /** The first event waits for topics and group to come up; the lag is that of a running service. */
    @BeforeEach
    void awaitConsumer() {
        UUID id = notes.write("first");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);
    }

    @Test
    void five_hundred_writes_at_a_steady_pace_are_all_consumed() {
        Map<UUID, Long> committed = new ConcurrentHashMap<>();
        List<Future<?>> writes = new ArrayList<>();
        try (ScheduledExecutorService pace = Executors.newScheduledThreadPool(2)) {
            for (int i = 0; i < 500; i++) {
                String text = "steady " + i;
                writes.add(pace.schedule(() -> write(text, committed), i * 20L, TimeUnit.MILLISECONDS));
            }
        }
        assertThat(writes).allMatch(write -> write.state() == Future.State.SUCCESS);

        awaitApplied(committed, "steady pace");
        assertThat(committed.keySet()).hasSize(500).allMatch(id -> rows.projectedVersion(id) == 1);
    }

    @Test
    void five_hundred_writes_in_a_burst_are_all_consumed() {
        Map<UUID, Long> committed = new ConcurrentHashMap<>();
        for (int i = 0; i < 500; i++) {
            write("burst " + i, committed);
        }

        awaitApplied(committed, "burst");
        assertThat(committed.keySet()).hasSize(500).allMatch(id -> rows.projectedVersion(id) == 1);
    }

    private void write(String text, Map<UUID, Long> committed) {
        UUID id = notes.write(text);
        committed.put(id, System.nanoTime());
    }

    private void awaitApplied(Map<UUID, Long> committed, String name) {
        await().atMost(Wire.LIMIT)
                .until(() -> committed.keySet().stream().allMatch(id -> projector.appliedNanos(id) != null));
        List<Long> lags = committed.entrySet().stream()
                .map(write -> {
                    Long applied = projector.appliedNanos(write.getKey());
                    return applied == null
                            ? 0L
                            : Math.max(0, TimeUnit.NANOSECONDS.toMicros(applied - write.getValue()));
                })
                .sorted()
                .toList();
        LOG.infof(
                "Lag from commit to applied, %s: p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                name,
                lags.get(lags.size() / 2) / 1000.0,
                lags.get(lags.size() * 99 / 100) / 1000.0,
                lags.getLast() / 1000.0);
    }

    @Test
    void the_outbox_and_the_consumers_show_their_metrics() {
        UUID id = notes.write("counted");
        await().atMost(Wire.LIMIT).until(() -> rows.projectedVersion(id) == 1);

        await().atMost(Wire.LIMIT)
                .until(() -> RestAssured.get(metrics).asString().contains("tandem_events_delivery_seconds"));
        assertThat(RestAssured.get(metrics).asString())
                .contains("tandem_outbox_depth")
                .contains("tandem_outbox_oldest_age_seconds")
                .contains("tandem_outbox_parked")
                .contains("tandem_outbox_relay_leader")
                .contains("tandem_outbox_sent_total")
                .contains("tandem_events_consumed_total{outcome=\"applied\",topic=\"tandem.test.note\"}")
                .contains("tandem_events_delivery_seconds");
    }
}
