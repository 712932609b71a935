package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.PriorPairs;
import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Mentorships in the database. */
@ApplicationScoped
class MentorshipRepository extends AggregateRepository<Mentorship> implements PriorPairs {

    /** The cohort alone, so that its gate can be passed before the mentorship is loaded and locked. */
    Optional<UUID> cohortOf(UUID id) {
        return getEntityManager()
                .createQuery("select cohortId from Mentorship where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /** The cohort's proposed and active mentorships, locked. */
    List<Mentorship> lockLiveOfCohort(UUID cohortId) {
        return find("cohortId = ?1 and state in ?2 order by id", cohortId, LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The proposed and active mentorships of an enrollment, locked. */
    List<Mentorship> lockLiveOfEnrollment(UUID enrollmentId) {
        return find(
                        "from Mentorship e where e.state in ?2 and exists"
                                + " (select 1 from e.members m where m.enrollmentId = ?1) order by e.id",
                        enrollmentId,
                        LIVE)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    List<Mentorship> after(@Nullable UUID id, int limit) {
        return (id == null ? find("order by id") : find("id > ?1 order by id", id))
                .page(0, limit)
                .list();
    }

    @Override
    public Set<PersonPair> among(Collection<UUID> personIds) {
        @SuppressWarnings("unchecked")
        List<Tuple> rows = getEntityManager()
                .createNativeQuery("""
                        select distinct mentee.person_id, mentor.person_id
                        from mentorship_member mentee
                        join mentorship_member mentor on mentor.mentorship_id = mentee.mentorship_id
                        join mentorship m on m.id = mentee.mentorship_id
                        where mentee.role = 'MENTEE' and mentor.role = 'MENTOR'
                          and mentee.person_id = any(:ids) and mentor.person_id = any(:ids)
                          and (m.activated_at is not null or m.state = 'DECLINED')
                        """, Tuple.class)
                .setParameter("ids", personIds.toArray(UUID[]::new))
                .getResultList();
        Set<PersonPair> pairs = new HashSet<>();
        rows.forEach(row -> pairs.add(new PersonPair(row.get(0, UUID.class), row.get(1, UUID.class))));
        return pairs;
    }

    private static final List<MentorshipState> LIVE = List.of(MentorshipState.PROPOSED, MentorshipState.ACTIVE);
}
