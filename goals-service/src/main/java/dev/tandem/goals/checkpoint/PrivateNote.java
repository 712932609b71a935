package dev.tandem.goals.checkpoint;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one member noted on a checkpoint for themselves. It is looked up by its author, always, and never published. */
@Entity
@Table(name = "checkpoint_private_note")
class PrivateNote {

    @EmbeddedId
    private Key key;

    private long version;
    private @Nullable String text;
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected PrivateNote() {}

    @SuppressWarnings("NullAway.Init")
    PrivateNote(Key key) {
        this.key = key;
    }

    /** Whose note it is, on what. */
    @Embeddable
    record Key(UUID checkpointId, UUID authorPersonId) {}

    void write(@Nullable String newText, Instant now) {
        text = newText == null || newText.isBlank() ? null : newText;
        version++;
        updatedAt = now;
    }

    UUID checkpointId() {
        return key.checkpointId();
    }

    long version() {
        return version;
    }

    @Nullable
    String text() {
        return text;
    }

    PrivateNoteResponse response() {
        return new PrivateNoteResponse(key.checkpointId(), version, text, updatedAt);
    }
}
