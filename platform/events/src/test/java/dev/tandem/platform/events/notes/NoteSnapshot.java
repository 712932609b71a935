package dev.tandem.platform.events.notes;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/** What the service publishes of a note. */
public record NoteSnapshot(UUID id, long version, @NotNull String text, Instant updatedAt) {

    static NoteSnapshot of(Note note) {
        return new NoteSnapshot(note.id(), note.version(), note.text(), note.updatedAt());
    }
}
