package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingInput;
import dev.tandem.matching.pairing.PairingInputs;
import dev.tandem.matching.roster.CohortOver;
import dev.tandem.matching.roster.Leftovers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The inputs of runs, as the engine read them: the first attempt writes, every later attempt and every rerun reads. They
 * hold people's answers, so they are deleted once the cohort is over or the run has ended without a result, and what a
 * coordinator named for the run with them.
 */
@ApplicationScoped
class MatchRunInputs implements Leftovers {

    private static final List<String> TABLES = List.of("match_run_input", "match_run_plan");

    private final EntityManager entities;
    private final PairingInputs bytes;

    MatchRunInputs(EntityManager entities, PairingInputs bytes) {
        this.entities = entities;
        this.bytes = bytes;
    }

    Optional<PairingInput> find(UUID runId) {
        Stream<?> rows = entities.createNativeQuery(
                        "select input from match_run_input where run_id = :run", byte[].class)
                .setParameter("run", runId)
                .getResultStream();
        return rows.findFirst().map(row -> bytes.ofBytes((byte[]) row));
    }

    boolean exists(UUID runId) {
        return !entities.createNativeQuery("select 1 from match_run_input where run_id = :run")
                .setParameter("run", runId)
                .getResultList()
                .isEmpty();
    }

    /** Of two attempts at once, the first keeps its input and the other one's transaction fails. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID runId, PairingInput input) {
        entities.createNativeQuery("insert into match_run_input (run_id, input) values (:run, :input)")
                .setParameter("run", runId)
                .setParameter("input", bytes.toBytes(input))
                .executeUpdate();
    }

    /** For a run that ends without a result, and can never be run again. */
    @Transactional(Transactional.TxType.MANDATORY)
    void drop(UUID runId) {
        TABLES.forEach(table -> entities.createNativeQuery("delete from " + table + " where run_id = :run")
                .setParameter("run", runId)
                .executeUpdate());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        TABLES.forEach(table -> entities.createNativeQuery(
                        "delete from " + table + " i using match_run r where r.id = i.run_id and r.cohort_id = :cohort")
                .setParameter("cohort", over.cohortId())
                .executeUpdate());
    }

    @Override
    public String what() {
        return "inputs of match runs";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public int forget(int limit) {
        return TABLES.stream().mapToInt(table -> forget(table, limit)).sum();
    }

    private int forget(String table, int limit) {
        return entities.createNativeQuery(
                        "delete from " + table + " where run_id in (select i.run_id from " + table + """
                         i join match_run r on r.id = i.run_id join cohort c on c.id = r.cohort_id
                         where r.state in ('FAILED', 'CANCELLED') or c.state in ('COMPLETED', 'ARCHIVED')
                         order by i.run_id limit :limit for update of i skip locked)
                        """)
                .setParameter("limit", limit)
                .executeUpdate();
    }
}
