package dev.tandem.participants.enrollment;

import dev.tandem.participants.cohort.CohortRole;
import dev.tandem.participants.enrollment.rules.EnrollmentState;
import dev.tandem.platform.events.AggregateRepository;
import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EnrollmentRepository extends AggregateRepository<Enrollment> {

    private static final Sorts SORTS = Sorts.of("createdAt");

    /** What is unique: a person in a cohort in a role. */
    record EnrollmentKey(UUID personId, UUID cohortId, CohortRole role) {}

    /** @param ownerId whose enrollments only; null for everybody's */
    Page<EnrollmentResponse> list(
            EnrollmentFilter filter,
            @Nullable UUID ownerId,
            PageRequest page,
            Function<List<Enrollment>, List<EnrollmentResponse>> mapper) {
        return Keyset.of(getEntityManager(), Enrollment.class, SORTS)
                .where("personId", ownerId)
                .where("cohortId", filter.cohortId())
                .where("personId", filter.personId())
                .where("role", filter.role())
                .where("state in", filter.states())
                .pageOf(page, mapper);
    }

    /** Which enrollments there are among these people and cohorts; one query. */
    Set<EnrollmentKey> existing(Collection<UUID> personIds, Collection<UUID> cohortIds) {
        Set<EnrollmentKey> keys = new HashSet<>();
        if (!personIds.isEmpty() && !cohortIds.isEmpty()) {
            getEntityManager()
                    .createQuery("""
                            select e.personId, e.cohortId, e.role from Enrollment e
                            where e.personId in :people and e.cohortId in :cohorts""", Object[].class)
                    .setParameter("people", personIds)
                    .setParameter("cohorts", cohortIds)
                    .getResultStream()
                    .forEach(row -> keys.add(new EnrollmentKey((UUID) row[0], (UUID) row[1], (CohortRole) row[2])));
        }
        return keys;
    }

    Optional<Enrollment> lockOldestWaitlisted(UUID cohortId, CohortRole role) {
        return lockAll(find(
                                "cohortId = ?1 and role = ?2 and state = ?3 order by waitlistedAt, id",
                                cohortId,
                                role,
                                EnrollmentState.WAITLISTED)
                        .range(0, 0))
                .stream()
                .findFirst();
    }

    /** Locks enrollments of the cohort that are not over, in the order of their ids. */
    List<Enrollment> lockOpen(UUID cohortId, int limit) {
        return lockAll(find("cohortId = ?1 and state in ?2 order by id", cohortId, EnrollmentState.OPEN)
                .page(0, limit));
    }

    /** Cohorts that are over and have enrollments that are not. */
    List<UUID> unsettledCohorts(int limit) {
        return getSession()
                .createNativeQuery("""
                        select c.id from cohort c
                        where c.state in ('COMPLETED', 'ARCHIVED')
                          and exists (select 1 from enrollment e
                                      where e.cohort_id = c.id and e.state in ('APPLIED', 'READY', 'WAITLISTED'))
                        order by c.id limit :limit
                        """, UUID.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Locks a cohort that is over, unless somebody else holds it; returns whether it did. */
    boolean lockOverCohort(UUID cohortId) {
        return !getSession()
                .createNativeQuery("""
                        select id from cohort where id = :id and state in ('COMPLETED', 'ARCHIVED')
                        for no key update skip locked
                        """, UUID.class)
                .setParameter("id", cohortId)
                .getResultList()
                .isEmpty();
    }
}
