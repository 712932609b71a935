package dev.tandem.matching.request;

import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.pool.EntryState;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whom a mentee may ask. */
@ApplicationScoped
class MatchRequestRules {

    private final PoolEntryRepository entries;
    private final Roster roster;
    private final CohortGate gate;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;
    private final Clock clock;

    MatchRequestRules(
            PoolEntryRepository entries,
            Roster roster,
            CohortGate gate,
            Policies policies,
            PairingPools pools,
            Pairing pairing,
            Clock clock) {
        this.entries = entries;
        this.roster = roster;
        this.gate = gate;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
        this.clock = clock;
    }

    /**
     * The request to be kept, if it may be made.
     *
     * @throws ProblemException 400 for enrollments that do not fit, 409 when the mentor cannot be asked
     */
    MatchRequest check(AskMentorRequest asked, UUID callerId) {
        Optional<PoolEntry> mentor =
                entries.find(asked.mentorEnrollmentId()).filter(entry -> entry.role() == Role.MENTOR);
        Optional<PoolEntry> mentee = entries.find(asked.menteeEnrollmentId())
                .filter(entry -> entry.role() == Role.MENTEE && entry.personId().equals(callerId));
        List<FieldError> errors = new ArrayList<>();
        if (mentee.isEmpty()) {
            errors.add(new FieldError("/menteeEnrollmentId", "UNKNOWN", "names no mentee enrollment of yours"));
        }
        boolean sameCohort = mentor.isPresent()
                && mentee.map(PoolEntry::cohortId)
                        .map(mentor.get().cohortId()::equals)
                        .orElse(true);
        if (!sameCohort) {
            errors.add(new FieldError("/mentorEnrollmentId", "UNKNOWN", "names no mentor of this cohort"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return check(asked, mentor.orElseThrow(), mentee.orElseThrow());
    }

    private MatchRequest check(AskMentorRequest asked, PoolEntry mentor, PoolEntry mentee) {
        Cohort cohort = gate.enterForPairing(mentor.cohortId());
        if (!roster.program(cohort.programId()).map(Program::selfMatching).orElse(false)) {
            throw new ProblemException(
                    MatchingProblem.SELF_MATCHING_OFF, "In this program, coordinators make the pairs.");
        }
        if (mentor.state() != EntryState.READY || mentee.state() != EntryState.READY) {
            throw new ProblemException(
                    MatchingProblem.NOT_AVAILABLE,
                    "The %s is not ready to be paired."
                            .formatted(mentor.state() == EntryState.READY ? "mentee" : "mentor"));
        }
        if (mentee.room() == 0) {
            throw new ProblemException(MatchingProblem.ALREADY_MATCHED, "You have a mentorship already.");
        }
        if (mentor.room() == 0) {
            throw new ProblemException(MatchingProblem.NO_PLACES_LEFT, "All places of the mentor are taken.");
        }
        PairJudgement judgement =
                pairing.judge(pools.of(cohort, mentor, mentee), policies.latest(null), mentor.id(), mentee.id());
        if (!judgement.brokenRules().isEmpty()) {
            // Which rule it is would tell a mentee whom the mentor has excluded.
            throw new ProblemException(MatchingProblem.PAIR_NOT_ALLOWED, "This mentor cannot be asked.");
        }
        return new MatchRequest(Ids.next(), mentor, mentee, asked.message(), judgement, clock.instant());
    }
}
