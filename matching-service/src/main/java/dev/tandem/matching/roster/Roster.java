package dev.tandem.matching.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What other features ask of the roster.
 *
 * <p>The cohort's row is the gate to its places. Whoever takes or frees single places passes it together with others
 * ({@link #enter}); whoever works on many mentorships of the cohort at once (publishing a run, completing the cohort, a
 * departure) has it alone ({@link #enterAlone}). It is always taken first, so that the order of all further locks only
 * matters among those who share it: first the mentorship, then pool entries in the order of their ids, then requests in the
 * order of theirs.
 */
@ApplicationScoped
public class Roster {

    private final RosterTables tables;

    Roster(RosterTables tables) {
        this.tables = tables;
    }

    /** Empty as well while its event is still on the way. */
    public Optional<Cohort> cohort(UUID id) {
        return tables.cohort(id);
    }

    /** Passes the gate of the cohort together with others, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Cohort> enter(UUID cohortId) {
        return tables.shareCohort(cohortId);
    }

    /** Has the gate of the cohort alone, until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Cohort> enterAlone(UUID cohortId) {
        return tables.lockCohort(cohortId);
    }

    public Optional<Program> program(UUID id) {
        return tables.program(id);
    }

    /** People by id, in one query; somebody not heard of yet is left out. */
    public Map<UUID, Person> people(Collection<UUID> personIds) {
        return tables.people(personIds);
    }

    /** The managers of these people and the managers above them, in one query: lines pass through people outside. */
    public Map<UUID, UUID> managersAbove(Collection<UUID> personIds) {
        return tables.managersAbove(personIds);
    }

    public List<Skill> skills() {
        return tables.skills();
    }
}
