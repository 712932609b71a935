package dev.tandem.matching.run;

import dev.tandem.matching.pool.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Counts how a run treats the groups that people count themselves to, where they agreed to that. */
@ApplicationScoped
class RunFairness {

    private static final String GROUPS = """
            with pair as (
                select mentee_enrollment_id id, case when :peers then 'PEER' else 'MENTEE' end as role, score
                from match_proposal where run_id = :run
                union all
                select mentor_enrollment_id, case when :peers then 'PEER' else 'MENTOR' end, score
                from match_proposal where run_id = :run),
            pool as (
                select id, role, avg(score) as mean_score, min(score) as min_score from pair group by id, role
                union all
                select enrollment_id, role, null, null from unmatched_entry where run_id = :run),
            declared as (
                select distinct pool.id, pool.role, pool.mean_score, pool.min_score,
                    d ->> 'attribute' as attribute, lower(d ->> 'value') as value
                from pool join pool_entry e on e.id = pool.id
                cross join lateral jsonb_array_elements(e.self_declarations) d
                where d -> 'purposes' @> cast('["FAIRNESS"]' as jsonb))
            select attribute, value, role, cast(count(*) as integer), cast(count(mean_score) as integer),
                cast(round(avg(mean_score)) as integer), min(min_score)
            from declared group by attribute, value, role order by attribute, value, role
            """;

    private final EntityManager entities;
    private final MatchRunRepository runs;

    RunFairness(EntityManager entities, MatchRunRepository runs) {
        this.entities = entities;
        this.runs = runs;
    }

    @Transactional
    FairnessResponse of(UUID runId) {
        MatchRun run = runs.requireResult(runId);
        if (run.handPicked()) {
            return new FairnessResponse(runId, "CHOSEN_PEOPLE", List.of());
        }
        @SuppressWarnings("unchecked")
        List<Tuple> rows = entities.createNativeQuery(GROUPS, Tuple.class)
                .setParameter("run", runId)
                .setParameter("peers", run.peers())
                .getResultList();
        return new FairnessResponse(
                runId,
                null,
                FairnessFigures.of(rows.stream()
                        .map(row -> new FairnessFigures.Counted(
                                row.get(0, String.class),
                                row.get(1, String.class),
                                Role.valueOf(row.get(2, String.class)),
                                row.get(3, Integer.class),
                                row.get(4, Integer.class),
                                row.get(5, Integer.class),
                                row.get(6, Integer.class)))
                        .toList()));
    }
}
