package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
public class Note {

    @Id
    UUID id;

    long version;
    String title;
    int rank;

    @Enumerated(EnumType.STRING)
    NoteStatus status;

    @Nullable
    LocalDate dueOn;

    Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected Note() {}

    public Note(String title, int rank, @Nullable LocalDate dueOn, Instant now) {
        this.id = Ids.next();
        this.version = 1;
        this.title = title;
        this.rank = rank;
        this.status = NoteStatus.OPEN;
        this.dueOn = dueOn;
        this.createdAt = now;
    }

    public String title() {
        return title;
    }
}
