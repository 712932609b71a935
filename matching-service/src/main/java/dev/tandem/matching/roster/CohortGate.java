package dev.tandem.matching.roster;

import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** {@link Roster}'s gate for those who make pairs: it opens only while the cohort makes pairs. */
@ApplicationScoped
public class CohortGate {

    private final Roster roster;

    CohortGate(Roster roster) {
        this.roster = roster;
    }

    /**
     * Passes the gate together with others.
     *
     * @throws ProblemException 400 at {@code /cohortId} for an unknown cohort, 409 outside of MATCHING and ACTIVE
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Cohort enterForPairing(UUID cohortId) {
        return requirePairing(roster.enter(cohortId));
    }

    /**
     * Passes the gate together with others, for what makes no pairs.
     *
     * @throws ProblemException 400 at {@code /cohortId} for an unknown cohort, 409 for one that is over: its pool is gone
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Cohort enterForTrying(UUID cohortId) {
        Cohort cohort = require(roster.enter(cohortId));
        if (cohort.state().over()) {
            throw notMatching(cohort, "A cohort that is over has no pool any more; it is %s.");
        }
        return cohort;
    }

    /** As {@link #enterForPairing}, alone. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Cohort enterAloneForPairing(UUID cohortId) {
        return requirePairing(roster.enterAlone(cohortId));
    }

    /** The cohort without its gate, for reading. The problems are those of {@link #enterForPairing}. */
    public Cohort requirePairing(UUID cohortId) {
        return requirePairing(roster.cohort(cohortId));
    }

    private static Cohort requirePairing(Optional<Cohort> found) {
        Cohort cohort = require(found);
        if (!cohort.state().pairing()) {
            throw notMatching(cohort, "Pairs are made while a cohort is MATCHING or ACTIVE; it is %s.");
        }
        return cohort;
    }

    private static Cohort require(Optional<Cohort> found) {
        return found.orElseThrow(
                () -> ProblemException.invalid(new FieldError("/cohortId", "UNKNOWN", "names no cohort")));
    }

    private static ProblemException notMatching(Cohort cohort, String why) {
        return new ProblemException(
                        MatchingProblem.COHORT_NOT_MATCHING,
                        why.replace("%s", cohort.state().name()))
                .with("state", cohort.state().name());
    }
}
