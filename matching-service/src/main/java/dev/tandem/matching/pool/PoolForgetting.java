package dev.tandem.matching.pool;

import dev.tandem.matching.roster.CohortOver;
import dev.tandem.matching.roster.Leftovers;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Empties entries of what people said for matching: an entry stays, as a part of what happened. */
@ApplicationScoped
class PoolForgetting implements Leftovers {

    /** Neither version nor state: nothing that anybody is shown has changed. */
    private static final String CLEAR = """
            update pool_entry
            set skills_offered = '[]', skills_wanted = '[]', goal_tags = '[]', interests = '[]', availability = '[]',
                languages = '[]', meeting_modes = '[]', excluded_person_ids = '[]', answers = '{}',
                self_declarations = '[]', commitment_hours_per_month = null, experience_years = null,
                communication_style = null
            where\s""";

    private static final String ENROLLMENT_OVER = """
            id in (select id from pool_entry where described and state in ('REJECTED', 'WITHDRAWN', 'COMPLETED')
                   order by id limit :limit for no key update skip locked)
            """;

    private static final String COHORT_OVER = """
            id in (select e.id from cohort c join pool_entry e on e.cohort_id = c.id
                   where e.described and c.state in ('COMPLETED', 'ARCHIVED')
                   order by e.id limit :limit for no key update of e skip locked)
            """;

    private final EntityManager entities;

    PoolForgetting(EntityManager entities) {
        this.entities = entities;
    }

    /** Last of all: others lock mentorships first and entries second. */
    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) CohortOver over) {
        entities.createNativeQuery(CLEAR + "cohort_id = :cohort and described")
                .setParameter("cohort", over.cohortId())
                .executeUpdate();
    }

    @Override
    public String what() {
        return "profiles";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(int limit) {
        return clear(ENROLLMENT_OVER, limit) + clear(COHORT_OVER, limit);
    }

    private int clear(String which, int limit) {
        return entities.createNativeQuery(CLEAR + which)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
