package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.IncomingEvent;
import dev.tandem.platform.events.PoisonMessageException;
import dev.tandem.platform.events.Projection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Keeps a copy of the notes; some texts make it fail. */
@ApplicationScoped
public class NoteProjector {

    public static final String BUG = "a text that the projector cannot stand";
    public static final String REFUSED = "a text that the projector refuses";

    private final EventConsumer consumer;
    private final EntityManager entities;
    private final Map<UUID, Integer> attempts = new ConcurrentHashMap<>();
    private final Map<UUID, Long> appliedNanos = new ConcurrentHashMap<>();
    private final Map<UUID, String> traces = new ConcurrentHashMap<>();

    NoteProjector(EventConsumer consumer, EntityManager entities) {
        this.consumer = consumer;
        this.entities = entities;
    }

    @Incoming("notes")
    @Blocking
    void on(ConsumerRecord<String, byte[]> record) {
        consumer.apply(record, NoteSnapshot.class, this::project);
        appliedNanos.put(UUID.fromString(record.key()), System.nanoTime());
    }

    public void project(IncomingEvent event, NoteSnapshot note) {
        attempts.merge(event.aggregateId(), 1, Integer::sum);
        Object trace = MDC.get("traceId");
        if (trace != null) {
            traces.put(event.aggregateId(), trace.toString());
        }
        if (note.text().equals(BUG)) {
            throw new IllegalStateException("cannot stand it");
        }
        if (note.text().equals(REFUSED)) {
            throw new PoisonMessageException("refused");
        }
        entities.createNativeQuery("set local lock_timeout = '150ms'").executeUpdate();
        entities.createNativeQuery("""
                insert into note_projection (id, text, version) values (:id, :text, :version)
                on conflict (id) do update
                  set text = excluded.text, version = excluded.version, applied = note_projection.applied + 1
                """)
                .setParameter("id", event.aggregateId())
                .setParameter("text", note.text())
                .setParameter("version", event.sequence())
                .executeUpdate();
    }

    public int attempts(UUID id) {
        return attempts.getOrDefault(id, 0);
    }

    /** When the last version of a note was applied, by {@link System#nanoTime()}; null when none was. */
    public @Nullable Long appliedNanos(UUID id) {
        return appliedNanos.get(id);
    }

    public @Nullable String trace(UUID id) {
        return traces.get(id);
    }

    @Produces
    @Singleton
    Projection notes() {
        return Projection.of(
                "notes",
                () -> ((Number) entities.createNativeQuery("select count(*) from note_projection")
                                .getSingleResult())
                        .longValue(),
                id -> entities.createNativeQuery("delete from note_projection where id = :id")
                        .setParameter("id", id)
                        .executeUpdate());
    }
}
