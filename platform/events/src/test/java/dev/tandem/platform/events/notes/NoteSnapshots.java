package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.Snapshot;
import dev.tandem.platform.events.SnapshotSource;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class NoteSnapshots implements SnapshotSource {

    private final NoteRepository notes;

    NoteSnapshots(NoteRepository notes) {
        this.notes = notes;
    }

    @Override
    public String aggregateType() {
        return "note";
    }

    @Override
    public long count() {
        return notes.count();
    }

    @Override
    public List<Snapshot> page(@Nullable UUID afterId, int limit) {
        Sort byId = Sort.by("id");
        return (afterId == null ? notes.findAll(byId) : notes.find("id > ?1", byId, afterId))
                .page(Page.ofSize(limit)).stream()
                        .map(note -> new Snapshot(note.id(), note.version(), NoteSnapshot.of(note)))
                        .toList();
    }
}
