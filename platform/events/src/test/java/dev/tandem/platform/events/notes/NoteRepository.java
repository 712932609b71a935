package dev.tandem.platform.events.notes;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class NoteRepository extends AggregateRepository<Note> {

    List<Note> lockAll(Collection<UUID> ids) {
        return lockAll(find("id in ?1 order by id", ids));
    }
}
