package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.AggregateRoot;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** A text with a version. */
@Entity
public class Note extends AggregateRoot {

    private String text;

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    Note(UUID id, String text, Instant now) {
        super(id, now);
        this.text = text;
    }

    void rewrite(String newText, Instant now) {
        text = newText;
        changed(now);
    }

    public String text() {
        return text;
    }
}
