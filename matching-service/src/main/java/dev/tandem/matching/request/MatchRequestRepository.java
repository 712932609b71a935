package dev.tandem.matching.request;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.query.NativeQuery;

/** Match requests in the database. */
@ApplicationScoped
class MatchRequestRepository extends AggregateRepository<MatchRequest> {

    /** How many requests an enrollment has made that wait for an answer. */
    long openOf(UUID enrollmentId, AskedBy askedBy) {
        String own = askedBy == AskedBy.MENTOR ? "mentorEnrollmentId" : "menteeEnrollmentId";
        return count(own + " = ?1 and askedBy = ?2 and state = ?3", enrollmentId, askedBy, MatchRequestState.PENDING);
    }

    /**
     * Closes the requests that an acceptance has made pointless: the mentee's others, and the mentor's others when no place
     * is left. They are locked in the order of their ids, since another acceptance may be closing some of the same.
     *
     * @return the ids of those closed
     */
    List<UUID> supersede(MatchRequest accepted, Instant now) {
        List<UUID> competing = ids("""
                        select id from match_request
                        where state = 'PENDING' and (mentee_enrollment_id = :mentee or (mentor_enrollment_id = :mentor
                            and (select slots_taken >= capacity from pool_entry where id = :mentor)))
                        order by id for update
                        """)
                .setParameter("mentee", accepted.menteeEnrollmentId())
                .setParameter("mentor", accepted.mentorEnrollmentId())
                .getResultList();
        return ids("""
                        update match_request
                        set state = 'SUPERSEDED', decided_at = :now, updated_at = :now, version = version + 1,
                            close_reason = case when mentee_enrollment_id = :mentee then 'MENTEE_MATCHED'
                                else 'MENTOR_FULL' end
                        where id = any(:ids) and state = 'PENDING'
                        returning id
                        """)
                .setParameter("mentee", accepted.menteeEnrollmentId())
                .setParameter("ids", competing.toArray(UUID[]::new))
                .setParameter("now", now)
                .getResultList();
    }

    /** Closes what somebody who left has open; returns the ids. */
    List<UUID> withdrawOf(UUID enrollmentId, Instant now) {
        return withdraw(
                "(mentor_enrollment_id = :id or mentee_enrollment_id = :id)", enrollmentId, CloseReason.DEPARTURE, now);
    }

    /** Closes what is open in a cohort that is over; returns the ids. */
    List<UUID> withdrawOfCohort(UUID cohortId, Instant now) {
        return withdraw("cohort_id = :id", cohortId, CloseReason.COHORT_COMPLETED, now);
    }

    /** Closes up to 500 requests whose time is over, passing over those that somebody is just answering. */
    List<UUID> expire(Instant now) {
        return ids("""
                        update match_request
                        set state = 'EXPIRED', decided_at = :now, updated_at = :now, version = version + 1
                        where id in (select id from match_request where state = 'PENDING' and expires_at <= :now
                                     order by id limit 500 for update skip locked)
                        returning id
                        """).setParameter("now", now).getResultList();
    }

    /** As {@link #withdrawOfCohort}, for up to so many requests of any cohort that is over. */
    List<UUID> withdrawLeftovers(int limit, Instant now) {
        return ids("""
                        update match_request
                        set state = 'WITHDRAWN', close_reason = 'COHORT_COMPLETED', decided_at = :now, updated_at = :now,
                            version = version + 1
                        where id in (select r.id from cohort c join match_request r on r.cohort_id = c.id
                                     where r.state = 'PENDING' and c.state in ('COMPLETED', 'ARCHIVED')
                                     order by r.id limit :limit for update of r skip locked)
                        returning id
                        """).setParameter("limit", limit).setParameter("now", now).getResultList();
    }

    private List<UUID> withdraw(String whose, UUID id, CloseReason reason, Instant now) {
        return ids("""
                        update match_request
                        set state = 'WITHDRAWN', close_reason = :reason, decided_at = :now, updated_at = :now,
                            version = version + 1
                        where state = 'PENDING' and\s""" + whose + " returning id")
                .setParameter("id", id)
                .setParameter("reason", reason.name())
                .setParameter("now", now)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    private NativeQuery<UUID> ids(String sql) {
        return getEntityManager()
                .createNativeQuery(sql)
                .unwrap(NativeQuery.class)
                .addScalar("id", UUID.class);
    }
}
