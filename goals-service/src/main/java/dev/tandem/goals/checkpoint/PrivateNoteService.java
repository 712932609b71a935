package dev.tandem.goals.checkpoint;

import dev.tandem.goals.mentorship.MentorshipAccess;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.ChangeRecorded;
import dev.tandem.platform.web.Preconditions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Private notes of members. They are read and written by the caller's own id only, publish no event and do not move the
 * checkpoint's version: others cannot even tell that there is one. The audit records the writing, without the text.
 */
@ApplicationScoped
class PrivateNoteService {

    private final CheckpointRepository checkpoints;
    private final PrivateNoteRepository notes;
    private final MentorshipAccess access;
    private final Caller caller;
    private final Event<ChangeRecorded> changes;
    private final Clock clock;

    PrivateNoteService(
            CheckpointRepository checkpoints,
            PrivateNoteRepository notes,
            MentorshipAccess access,
            Caller caller,
            Event<ChangeRecorded> changes,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.notes = notes;
        this.access = access;
        this.caller = caller;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional
    PrivateNoteResponse read(UUID checkpointId) {
        access.requireMember(checkpoints.require(checkpointId).mentorshipId());
        return notes.ofAuthor(checkpointId, caller.requirePersonId())
                .map(PrivateNote::response)
                .orElseGet(() -> new PrivateNoteResponse(checkpointId, 0, null, null));
    }

    /** Writes at any time, also when the mentorship is over: the note belongs to its author. */
    @Transactional
    PrivateNoteResponse write(UUID checkpointId, @Nullable String ifMatch, WritePrivateNoteRequest request) {
        access.requireMember(checkpoints.require(checkpointId).mentorshipId());
        // The checkpoint's row orders the writers of a note that may not exist yet.
        checkpoints.lock(checkpointId);
        UUID author = caller.requirePersonId();
        PrivateNote note = notes.ofAuthor(checkpointId, author)
                .orElseGet(() -> new PrivateNote(new PrivateNote.Key(checkpointId, author)));
        Preconditions.check(ifMatch, note.version());
        boolean isNew = note.version() == 0;
        note.write(request.text(), clock.instant());
        if (isNew) {
            notes.persist(note);
        }
        changes.fire(new ChangeRecorded("private-note-written", CheckpointService.AGGREGATE, checkpointId));
        return note.response();
    }
}
