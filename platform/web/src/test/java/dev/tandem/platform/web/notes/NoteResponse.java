package dev.tandem.platform.web.notes;

import dev.tandem.platform.web.AllowedAction;
import dev.tandem.platform.web.AllowedActions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record NoteResponse(
        UUID id,
        long version,
        String title,
        int rank,
        NoteStatus status,
        @Nullable LocalDate dueOn,
        Optional<String> hint,
        Instant createdAt,
        List<AllowedAction> allowedActions) {

    static NoteResponse of(Note note) {
        return new NoteResponse(
                note.id,
                note.version,
                note.title,
                note.rank,
                note.status,
                note.dueOn,
                Optional.empty(),
                note.createdAt,
                AllowedActions.begin()
                        .add(
                                "finish",
                                note.status == NoteStatus.OPEN,
                                "ALREADY_DONE",
                                Map.of("status", note.status.name()))
                        .list());
    }
}
