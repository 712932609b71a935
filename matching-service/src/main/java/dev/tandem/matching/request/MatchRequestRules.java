package dev.tandem.matching.request;

import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.pool.EntryState;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Whom somebody may ask. */
@ApplicationScoped
class MatchRequestRules {

    private final PoolEntryRepository entries;
    private final MatchRequestRepository requests;
    private final Roster roster;
    private final CohortGate gate;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;
    private final Slots slots;
    private final RequestConfig config;
    private final Clock clock;

    MatchRequestRules(
            PoolEntryRepository entries,
            MatchRequestRepository requests,
            Roster roster,
            CohortGate gate,
            Policies policies,
            PairingPools pools,
            Pairing pairing,
            Slots slots,
            RequestConfig config,
            Clock clock) {
        this.entries = entries;
        this.requests = requests;
        this.roster = roster;
        this.gate = gate;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
        this.slots = slots;
        this.config = config;
        this.clock = clock;
    }

    /** The two, and which of them asks. */
    private record Two(PoolEntry mentor, PoolEntry mentee, AskedBy askedBy) {

        PoolEntry asker() {
            return askedBy == AskedBy.MENTOR ? mentor : mentee;
        }
    }

    /**
     * The request to be kept, if it may be made.
     *
     * @throws ProblemException 400 for enrollments that do not fit, 409 when the other one cannot be asked
     */
    MatchRequest check(AskRequest asked, UUID callerId) {
        Optional<PoolEntry> mentor =
                entries.find(asked.mentorEnrollmentId()).filter(entry -> entry.role() == Role.MENTOR);
        Optional<PoolEntry> mentee =
                entries.find(asked.menteeEnrollmentId()).filter(entry -> entry.role() == Role.MENTEE);
        boolean byMentor =
                mentor.filter(entry -> entry.personId().equals(callerId)).isPresent();
        boolean byMentee =
                mentee.filter(entry -> entry.personId().equals(callerId)).isPresent();
        List<FieldError> errors = new ArrayList<>();
        if (mentor.isEmpty()) {
            errors.add(new FieldError("/mentorEnrollmentId", "UNKNOWN", "names no mentor of this cohort"));
        }
        if (mentee.isEmpty() || (!byMentor && !byMentee)) {
            errors.add(new FieldError(
                    "/menteeEnrollmentId", "UNKNOWN", "names no mentee of this cohort, or neither of the two is you"));
        } else if (mentor.isPresent()
                && !mentor.get().cohortId().equals(mentee.get().cohortId())) {
            errors.add(new FieldError("/mentorEnrollmentId", "UNKNOWN", "names no mentor of this cohort"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        AskedBy askedBy = byMentee ? AskedBy.MENTEE : AskedBy.MENTOR;
        return check(asked, new Two(mentor.orElseThrow(), mentee.orElseThrow(), askedBy));
    }

    private MatchRequest check(AskRequest asked, Two two) {
        Cohort cohort = gate.enterForPairing(two.mentor().cohortId());
        if (!roster.program(cohort.programId()).map(Program::selfMatching).orElse(false)) {
            throw new ProblemException(
                    MatchingProblem.SELF_MATCHING_OFF, "In this program, coordinators make the pairs.");
        }
        requireAvailable(two);
        requireWithinLimit(two);
        PairJudgement judgement = pairing.judgeForMembers(
                pools.of(cohort, List.of(two.mentor(), two.mentee())),
                policies.latest(null),
                two.mentor().id(),
                two.mentee().id());
        if (!judgement.brokenRules().isEmpty()) {
            // Which rule it is would tell the asker whom the other one has excluded.
            throw new ProblemException(
                    MatchingProblem.PAIR_NOT_ALLOWED,
                    "This %s cannot be asked.".formatted(two.askedBy() == AskedBy.MENTOR ? "mentee" : "mentor"));
        }
        Instant now = clock.instant();
        return new MatchRequest(
                Ids.next(),
                two.mentor(),
                two.mentee(),
                two.askedBy(),
                asked.message(),
                judgement,
                now.plus(config.answerWithin()),
                now);
    }

    private static void requireAvailable(Two two) {
        for (PoolEntry entry : List.of(two.mentor(), two.mentee())) {
            if (entry.state() != EntryState.READY) {
                throw new ProblemException(
                        MatchingProblem.NOT_AVAILABLE,
                        "The %s is not ready to be paired."
                                .formatted(entry.role().name().toLowerCase(Locale.ROOT)));
            }
        }
        if (two.mentee().room() == 0) {
            throw new ProblemException(
                    MatchingProblem.ALREADY_MATCHED,
                    two.askedBy() == AskedBy.MENTEE
                            ? "You have a mentorship already."
                            : "The mentee has a mentorship already.");
        }
        if (two.mentor().room() == 0) {
            throw new ProblemException(
                    MatchingProblem.NO_PLACES_LEFT,
                    two.askedBy() == AskedBy.MENTEE
                            ? "All places of the mentor are taken."
                            : "All your places are taken.");
        }
    }

    /** The asker's row is locked, so that requests made at the same moment are counted one after the other. */
    private void requireWithinLimit(Two two) {
        UUID asker = two.asker().id();
        slots.lock(List.of(asker));
        if (requests.openOf(asker, two.askedBy()) >= config.open()) {
            throw new ProblemException(
                            MatchingProblem.REQUEST_LIMIT_REACHED,
                            "%d of your requests wait for an answer; withdraw one first.".formatted(config.open()))
                    .with("limit", config.open());
        }
    }
}
