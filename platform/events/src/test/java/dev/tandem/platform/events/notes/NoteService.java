package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes notes in the house pattern: lock, change, append. */
@ApplicationScoped
public class NoteService {

    private final NoteRepository notes;
    private final Outbox outbox;
    private final Clock clock;

    NoteService(NoteRepository notes, Outbox outbox, Clock clock) {
        this.notes = notes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public UUID write(String text) {
        Note note = new Note(Ids.next(), text, clock.instant());
        notes.persist(note);
        publish(note, "written");
        return note.id();
    }

    @Transactional
    public long rewrite(UUID id, String text) {
        Note note = notes.lock(id);
        note.rewrite(text, clock.instant());
        publish(note, "rewritten");
        return note.version();
    }

    /** Changes twice in one transaction and publishes once. */
    @Transactional
    public long rewriteTwice(UUID id, String first, String second) {
        Note note = notes.lock(id);
        note.rewrite(first, clock.instant());
        notes.flush();
        note.rewrite(second, clock.instant());
        publish(note, "rewritten");
        return note.version();
    }

    /** Reads without a lock, lets somebody else write, and only then locks. */
    @Transactional
    public long readThenRewrite(UUID id, String text, Runnable meanwhile) {
        notes.require(id);
        meanwhile.run();
        return rewrite(id, text);
    }

    /** Forgets the lock. */
    @Transactional
    public void rewriteWithoutLock(UUID id, String text) {
        notes.require(id).rewrite(text, clock.instant());
    }

    /** Locks in one transaction and changes in the next. */
    public void rewriteAfterTheTransaction(UUID id, String text) {
        Note note = QuarkusTransaction.requiringNew().call(() -> notes.lock(id));
        QuarkusTransaction.requiringNew().run(() -> note.rewrite(text, clock.instant()));
    }

    /** Makes one in a transaction and changes it in the next. */
    public void rewriteNewAfterTheTransaction(String text) {
        Note note = new Note(Ids.next(), text, clock.instant());
        QuarkusTransaction.requiringNew().run(() -> notes.persist(note));
        QuarkusTransaction.requiringNew().run(() -> note.rewrite(text, clock.instant()));
    }

    /** Reads several without a lock, lets somebody else write, and only then locks them together. */
    @Transactional
    public List<Long> readThenRewriteAll(List<UUID> ids, String text, Runnable meanwhile) {
        notes.list("id in ?1", ids);
        meanwhile.run();
        List<Long> versions = new ArrayList<>();
        for (Note note : notes.lockAll(ids)) {
            note.rewrite(text, clock.instant());
            publish(note, "rewritten");
            versions.add(note.version());
        }
        return versions;
    }

    @Transactional
    public UUID writeAndFail(String text) {
        UUID id = write(text);
        throw new IllegalStateException("changed my mind about " + id);
    }

    @Transactional
    public void publishTwice(UUID id) {
        Note note = notes.lock(id);
        note.rewrite("twice", clock.instant());
        publish(note, "rewritten");
        publish(note, "rewritten");
    }

    @Transactional
    public void publishUndeclared(UUID id) {
        outbox.append("undeclared", id, "written", 1, "{}");
    }

    @Transactional
    public void publishRestricted(UUID id, String secret) {
        Note note = notes.lock(id);
        note.rewrite("public", clock.instant());
        publish(note, "rewritten");
        outbox.appendRestricted("note-secret", note.id(), "rewritten", note.version(), new Secret(secret));
    }

    /** Not transactional: has to fail. */
    public void publishOutsideTransaction(UUID id) {
        outbox.append("note", id, "written", 1, new Secret("none"));
    }

    private void publish(Note note, String verb) {
        outbox.append("note", note.id(), verb, note.version(), NoteSnapshot.of(note));
    }

    record Secret(String secret) {}
}
