package dev.tandem.platform.events.notes;

import dev.tandem.platform.web.ChangeRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what the audit was told. */
@ApplicationScoped
public class RecordedChanges {

    private final List<ChangeRecorded> changes = new CopyOnWriteArrayList<>();

    void on(@Observes ChangeRecorded change) {
        changes.add(change);
    }

    public List<ChangeRecorded> of(UUID id) {
        return changes.stream().filter(change -> change.objectId().equals(id)).toList();
    }
}
