package dev.tandem.goals.checkpoint;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Private notes. Every query names the author, so that nobody can read another's by mistake. */
@ApplicationScoped
class PrivateNoteRepository implements PanacheRepositoryBase<PrivateNote, PrivateNote.Key> {

    Optional<PrivateNote> ofAuthor(UUID checkpointId, UUID authorPersonId) {
        return findByIdOptional(new PrivateNote.Key(checkpointId, authorPersonId));
    }

    /** The author's notes on several checkpoints by checkpoint, in one query. */
    Map<UUID, PrivateNote> ofAuthor(Collection<UUID> checkpointIds, UUID authorPersonId) {
        if (checkpointIds.isEmpty()) {
            return Map.of();
        }
        return list("key.authorPersonId = ?1 and key.checkpointId in ?2", authorPersonId, checkpointIds).stream()
                .collect(toMap(PrivateNote::checkpointId, note -> note));
    }
}
