package dev.tandem.matching.run;

import dev.tandem.matching.pairing.PairingInput;
import dev.tandem.matching.pairing.PairingInputs;
import dev.tandem.matching.roster.CohortOver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The inputs of runs, as the engine read them: the first attempt writes, every later attempt and every rerun reads. They
 * hold people's answers, so they are deleted once the cohort is over.
 */
@ApplicationScoped
class MatchRunInputs {

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

    @Transactional(Transactional.TxType.MANDATORY)
    void forget(@Observes CohortOver over) {
        entities.createNativeQuery("delete from match_run_input i using match_run r"
                        + " where r.id = i.run_id and r.cohort_id = :cohort")
                .setParameter("cohort", over.cohortId())
                .executeUpdate();
    }
}
