package dev.tandem.feedback.evaluation;

import dev.tandem.platform.events.AggregateRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class EvaluationRepository extends AggregateRepository<Evaluation> {

    Optional<Evaluation> latestOf(UUID cohortId) {
        return find("cohortId = ?1 order by computedAt desc, id desc", cohortId)
                .page(0, 1)
                .singleResultOptional();
    }

    /** The latest evaluation of each other cohort of the program that was completed, at most the newest fifty. */
    List<Evaluation> history(UUID programId, UUID exceptCohortId) {
        return find("""
                        from Evaluation e where e.programId = ?1 and e.cohortId <> ?2
                        and e.cohortId in (select c.id from CohortView c where c.state in ('COMPLETED', 'ARCHIVED'))
                        and not exists (select 1 from Evaluation later where later.cohortId = e.cohortId
                            and (later.computedAt > e.computedAt
                                or (later.computedAt = e.computedAt and later.id > e.id)))
                        order by e.computedAt desc""", programId, exceptCohortId).page(0, 50).list();
    }

    List<Evaluation> pageAfter(@Nullable UUID afterId, int limit) {
        return (afterId == null ? find("order by id") : find("id > ?1 order by id", afterId))
                .page(0, limit)
                .list();
    }
}
