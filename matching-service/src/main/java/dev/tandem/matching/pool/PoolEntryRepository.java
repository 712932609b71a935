package dev.tandem.matching.pool;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;

/** The pool in the database. */
@ApplicationScoped
public class PoolEntryRepository extends AggregateRepository<PoolEntry> {

    /** Those of the cohort in these roles who are ready and have room, in the order of their ids; for reading only. */
    public List<PoolEntry> available(UUID cohortId, Collection<Role> roles) {
        // Without the hint, Hibernate would copy every JSON column to find out later whether it has changed.
        return find(
                        "cohortId = ?1 and state = ?2 and role in ?3 and slotsTaken < capacity order by id",
                        cohortId,
                        EntryState.READY,
                        roles)
                .withHint(HibernateHints.HINT_READ_ONLY, true)
                .list();
    }

    /** Everybody of the cohort who is ready, with room or without, in the order of their ids. */
    public List<PoolEntry> ready(UUID cohortId) {
        return list("cohortId = ?1 and state = ?2 order by id", cohortId, EntryState.READY);
    }

    /** Entries by id, in one query. */
    public List<PoolEntry> all(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** Deletes an entry that nothing of this service refers to. */
    void deleteUnused(UUID id) {
        getEntityManager().createNativeQuery("""
                        delete from pool_entry e where e.id = :id
                          and not exists (select 1 from match_proposal
                                          where mentor_enrollment_id = e.id or mentee_enrollment_id = e.id)
                          and not exists (select 1 from unmatched_entry where enrollment_id = e.id)
                          and not exists (select 1 from mentorship_member where enrollment_id = e.id)
                          and not exists (select 1 from match_request
                                          where mentor_enrollment_id = e.id or mentee_enrollment_id = e.id)
                          and not exists (select 1 from wish_list where id = e.id)
                        """).setParameter("id", id).executeUpdate();
    }
}
