package dev.tandem.platform.web.notes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.MergePatch;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Preconditions;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Sorts;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
public class NoteService {

    private static final Sorts SORTS = Sorts.of("-createdAt")
            .and("title")
            .and("rank")
            .and("state", "status")
            .andNullable("dueOn");
    private static final int MANY = 999_999;

    private final EntityManager entityManager;
    private final Clock clock;
    private final MergePatch mergePatch;
    private final Event<ChangeRecorded> changes;

    NoteService(EntityManager entityManager, Clock clock, MergePatch mergePatch, Event<ChangeRecorded> changes) {
        this.entityManager = entityManager;
        this.clock = clock;
        this.mergePatch = mergePatch;
        this.changes = changes;
    }

    @Transactional
    public Page<NoteResponse> list(
            @Nullable String titleContains,
            @Nullable Integer minimumRank,
            List<NoteStatus> statuses,
            PageRequest page) {
        return Keyset.of(entityManager, Note.class, SORTS)
                .where("title contains", titleContains)
                .where("rank >=", minimumRank)
                .where("status in", statuses)
                .page(page, NoteResponse::of);
    }

    @Transactional
    public NoteResponse get(UUID id) {
        return NoteResponse.of(require(id, LockModeType.NONE));
    }

    @Transactional
    public NoteResponse create(CreateNoteRequest request) {
        if (request.rank() == MANY) {
            throw new ProblemException(NoteProblem.TOO_MANY_NOTES, "There is no room for more.").with("room", 0);
        }
        Note note = new Note(request.title(), request.rank(), request.dueOn(), clock.instant());
        entityManager.persist(note);
        changes.fire(new ChangeRecorded("created", "note", note.id));
        return NoteResponse.of(note);
    }

    @Transactional
    public NoteResponse change(UUID id, @Nullable String ifMatch, JsonNode patch) {
        Note note = require(id, LockModeType.PESSIMISTIC_WRITE);
        Preconditions.check(ifMatch, note.version);
        NoteChange change =
                mergePatch.apply(new NoteChange(note.title, note.rank, note.dueOn), patch, NoteChange.class);
        note.title = change.title();
        note.rank = change.rank();
        note.dueOn = change.dueOn();
        note.version++;
        changes.fire(new ChangeRecorded("changed", "note", note.id));
        return NoteResponse.of(note);
    }

    @Transactional
    public NoteResponse finish(UUID id) {
        Note note = require(id, LockModeType.PESSIMISTIC_WRITE);
        Transitions.require(note.status == NoteStatus.OPEN, "finish", note.status);
        note.status = NoteStatus.DONE;
        note.version++;
        changes.fire(new ChangeRecorded("finished", "note", note.id));
        return NoteResponse.of(note);
    }

    @Transactional
    public void delete(UUID id, @Nullable String ifMatch) {
        Note note = require(id, LockModeType.PESSIMISTIC_WRITE);
        Preconditions.check(ifMatch, note.version);
        entityManager.remove(note);
        changes.fire(new ChangeRecorded("deleted", "note", note.id));
    }

    private Note require(UUID id, LockModeType lock) {
        Note note = entityManager.find(Note.class, id, lock);
        if (note == null) {
            throw ProblemException.notFound("note", id);
        }
        return note;
    }
}
