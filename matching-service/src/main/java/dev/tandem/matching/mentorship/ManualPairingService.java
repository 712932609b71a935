package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets a coordinator pair by hand; broken rules are shown, and overriding them is recorded. */
@ApplicationScoped
class ManualPairingService {

    private static final String SAME_PERSON = "SAME_PERSON";

    private final PoolEntryRepository entries;
    private final CohortGate gate;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;
    private final Mentorships mentorships;
    private final MentorshipService answers;

    ManualPairingService(
            PoolEntryRepository entries,
            CohortGate gate,
            Policies policies,
            PairingPools pools,
            Pairing pairing,
            Mentorships mentorships,
            MentorshipService answers) {
        this.entries = entries;
        this.gate = gate;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
        this.mentorships = mentorships;
        this.answers = answers;
    }

    @Transactional
    MentorshipResponse pair(PairManuallyRequest request) {
        List<FieldError> errors = new ArrayList<>();
        Optional<PoolEntry> mentor = entry("/mentorEnrollmentId", request.mentorEnrollmentId(), Role.MENTOR, errors);
        Optional<PoolEntry> mentee = entry("/menteeEnrollmentId", request.menteeEnrollmentId(), Role.MENTEE, errors);
        if (mentor.isPresent()
                && mentee.isPresent()
                && !mentor.get().cohortId().equals(mentee.get().cohortId())) {
            errors.add(new FieldError("/menteeEnrollmentId", "OTHER_COHORT", "belongs to another cohort"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return pair(mentor.orElseThrow(), mentee.orElseThrow(), request.policyId(), request.overrideReason());
    }

    private MentorshipResponse pair(
            PoolEntry mentor, PoolEntry mentee, @Nullable UUID policyId, @Nullable String overrideReason) {
        PolicyVersion policy = policies.latest(policyId);
        Cohort cohort = gate.enterForPairing(mentor.cohortId());
        PairJudgement judgement = pairing.judge(pools.of(cohort, mentor, mentee), policy, mentor.id(), mentee.id());
        boolean samePerson =
                judgement.brokenRules().stream().anyMatch(rule -> rule.code().equals(SAME_PERSON));
        boolean overridden = overrideReason != null && !overrideReason.isBlank() && !samePerson;
        if (!judgement.brokenRules().isEmpty() && !overridden) {
            throw new ProblemException(
                            MatchingProblem.RULES_BROKEN,
                            samePerson
                                    ? "Nobody can be their own mentor."
                                    : "The pair breaks rules; send an overrideReason to pair them nevertheless.")
                    .with("brokenRules", judgement.brokenRules());
        }
        Constellation pair = Constellation.pair(
                Seat.mentor(mentor.personId(), mentor.id()),
                Seat.mentee(mentee.personId(), mentee.id()),
                judgement.score(),
                judgement.criteria());
        return answers.response(mentorships.pair(cohort, pair, judgement, overrideReason));
    }

    private Optional<PoolEntry> entry(String pointer, UUID id, Role role, List<FieldError> errors) {
        Optional<PoolEntry> entry = entries.find(id).filter(found -> found.role() == role);
        if (entry.isEmpty()) {
            errors.add(new FieldError(pointer, "UNKNOWN", "names no enrollment of a " + role.name()));
        }
        return entry;
    }
}
