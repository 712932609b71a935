package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.Outbox;
import dev.tandem.platform.web.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
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
