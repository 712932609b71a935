package dev.tandem.matching.pool;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The pool in the database. */
@ApplicationScoped
public class PoolEntryRepository extends AggregateRepository<PoolEntry> {

    /** Mentors and mentees of the cohort who are ready and have room, in the order of their ids. */
    public List<PoolEntry> available(UUID cohortId) {
        return list(
                "cohortId = ?1 and state = ?2 and role in ?3 and slotsTaken < capacity order by id",
                cohortId,
                EntryState.READY,
                List.of(Role.MENTOR, Role.MENTEE));
    }

    /** Everybody of the cohort who is ready, with room or without, in the order of their ids. */
    public List<PoolEntry> ready(UUID cohortId) {
        return list("cohortId = ?1 and state = ?2 order by id", cohortId, EntryState.READY);
    }

    /** Entries by id, in one query. */
    public List<PoolEntry> all(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }
}
