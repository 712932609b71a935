package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.PriorPairs;
import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
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

    /** Up to 100 mentorships, in the order of their ids, that the clock has something to say about. */
    @SuppressWarnings("unchecked")
    List<UUID> due(Instant now, LocalDate today, Optional<UUID> after) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from (
                            select id from mentorship
                            where state = 'PROPOSED' and reminded_at is null and remind_at <= :now
                            union
                            select id from mentorship where state = 'PROPOSED' and respond_by <= :now
                            union
                            select id from mentorship where state in ('ACTIVE', 'PAUSED') and active_until < :today
                            union
                            select m.id from mentorship_member x join mentorship m on m.id = x.mentorship_id
                            where x.decision = 'PENDING' and x.left_at is null and x.respond_by <= :now
                              and m.state in ('ACTIVE', 'PAUSED')) due
                        where cast(:after as uuid) is null or id > cast(:after as uuid)
                        order by id limit 100
                        """, UUID.class)
                .setParameter("now", now)
                .setParameter("today", today)
                .setParameter("after", after.map(UUID::toString).orElse(null))
                .getResultList();
    }

    /** Locks the row; false when somebody else holds it. */
    boolean lockUnlessHeld(UUID id) {
        return !getEntityManager()
                .createNativeQuery("select id from mentorship where id = :id for update skip locked", UUID.class)
                .setParameter("id", id)
                .getResultList()
                .isEmpty();
    }

    /** The cohort's living mentorships, locked. */
    List<Mentorship> lockLiveOfCohort(UUID cohortId) {
        return lockAll(find("cohortId = ?1 and state in ?2 order by id", cohortId, LIVE));
    }

    /** The living mentorships of an enrollment, locked. */
    List<Mentorship> lockLiveOfEnrollment(UUID enrollmentId) {
        return lockAll(find(
                "from Mentorship e where e.state in ?2 and exists"
                        + " (select 1 from e.members m where m.enrollmentId = ?1 and m.leftAt is null) order by e.id",
                enrollmentId,
                LIVE));
    }

    /** Those of the mentorships in whose place another one has come. */
    Set<UUID> substituted(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("select substituteOf from Mentorship where substituteOf in :ids", UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
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
                          and (mentee.decision = 'DECLINED' or mentor.decision = 'DECLINED'
                            or m.activated_at is not null and mentee.decision = 'ACCEPTED')
                        union
                        select one.person_id, other.person_id
                        from mentorship_member one
                        join mentorship_member other on other.mentorship_id = one.mentorship_id
                            and other.position <> one.position
                        join mentorship m on m.id = one.mentorship_id
                        where one.role = 'PEER' and one.person_id = any(:ids) and other.person_id = any(:ids)
                          and (m.activated_at is not null or m.state = 'DECLINED')
                        """, Tuple.class)
                .setParameter("ids", personIds.toArray(UUID[]::new))
                .getResultList();
        Set<PersonPair> pairs = new HashSet<>();
        rows.forEach(row -> pairs.add(new PersonPair(row.get(0, UUID.class), row.get(1, UUID.class))));
        return pairs;
    }

    private static final List<MentorshipState> LIVE =
            List.of(MentorshipState.PROPOSED, MentorshipState.ACTIVE, MentorshipState.PAUSED);
}
