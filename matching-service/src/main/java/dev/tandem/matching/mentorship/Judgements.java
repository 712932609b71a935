package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pairing.Pairing;
import dev.tandem.matching.pairing.PairingPool;
import dev.tandem.matching.pairing.PairingPools;
import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.pool.PoolEntry;
import dev.tandem.matching.pool.PoolEntryRepository;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.platform.web.FieldError;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the people that a coordinator names and has the engine judge them together. */
@ApplicationScoped
class Judgements {

    private final PoolEntryRepository entries;
    private final Policies policies;
    private final PairingPools pools;
    private final Pairing pairing;

    Judgements(PoolEntryRepository entries, Policies policies, PairingPools pools, Pairing pairing) {
        this.entries = entries;
        this.policies = policies;
        this.pools = pools;
        this.pairing = pairing;
    }

    /** The people of a constellation, the mentor first where there is one. */
    record Party(List<PoolEntry> entries) {

        UUID cohortId() {
            return entries.getFirst().cohortId();
        }

        boolean peers() {
            return entries.getFirst().role() == Role.PEER;
        }

        List<Seat> seats() {
            return entries.stream()
                    .map(entry -> new Seat(entry.role(), entry.personId(), entry.id()))
                    .toList();
        }
    }

    /**
     * The people whom a request names.
     *
     * @throws ProblemException 400 when they are no mentor with mentees or two peers of one cohort
     */
    Party party(PairManuallyRequest request) {
        List<FieldError> errors = new ArrayList<>();
        List<PoolEntry> found = new ArrayList<>();
        if (request.peerEnrollmentIds() != null) {
            if (request.mentorEnrollmentId() != null
                    || request.menteeEnrollmentId() != null
                    || request.menteeEnrollmentIds() != null) {
                throw ProblemException.invalid(
                        new FieldError("/peerEnrollmentIds", "MIXED", "excludes mentors and mentees"));
            }
            addAll("/peerEnrollmentIds", request.peerEnrollmentIds(), Role.PEER, found, errors);
        } else {
            add("/mentorEnrollmentId", request.mentorEnrollmentId(), Role.MENTOR, found, errors);
            if (request.menteeEnrollmentIds() == null) {
                add("/menteeEnrollmentId", request.menteeEnrollmentId(), Role.MENTEE, found, errors);
            } else if (request.menteeEnrollmentId() != null) {
                errors.add(new FieldError("/menteeEnrollmentIds", "MIXED", "excludes menteeEnrollmentId"));
            } else {
                addAll("/menteeEnrollmentIds", request.menteeEnrollmentIds(), Role.MENTEE, found, errors);
            }
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return new Party(found);
    }

    /** An enrollment in a role, or an error at the pointer. */
    PoolEntry require(String pointer, UUID id, Role role, UUID cohortId) {
        List<PoolEntry> found = new ArrayList<>();
        List<FieldError> errors = new ArrayList<>();
        add(pointer, id, role, found, errors);
        if (errors.isEmpty() && !found.getFirst().cohortId().equals(cohortId)) {
            errors.add(new FieldError(pointer, "OTHER_COHORT", "belongs to another cohort"));
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        return found.getFirst();
    }

    /** Members of a mentorship, by enrollment, in the order given. */
    Party party(List<UUID> enrollmentIds) {
        Map<UUID, PoolEntry> byId = new LinkedHashMap<>();
        entries.all(enrollmentIds).forEach(entry -> byId.put(entry.id(), entry));
        return new Party(enrollmentIds.stream().map(byId::get).toList());
    }

    /** Score and broken rules of all pairs under a policy; the standard one when no policy is named. */
    Judged judge(Cohort cohort, Party party, @Nullable UUID policyId) {
        PolicyVersion policy = policies.latest(policyId);
        PairingPool pool = pools.of(cohort, party.entries());
        PoolEntry first = party.entries().getFirst();
        List<MentorshipPreview.PairPreview> pairs = new ArrayList<>();
        for (PoolEntry other : party.entries().subList(1, party.entries().size())) {
            PairJudgement judgement = party.peers()
                    ? pairing.judgePeers(pool, policy, first.id(), other.id())
                    : pairing.judge(pool, policy, first.id(), other.id());
            pairs.add(new MentorshipPreview.PairPreview(
                    first.id(), other.id(), judgement.score(), judgement.criteria(), judgement.brokenRules()));
        }
        if (pairs.size() == 1) {
            MentorshipPreview.PairPreview pair = pairs.getFirst();
            return new Judged(pair.score(), pair.explanation(), pair.brokenRules(), pairs);
        }
        long sum =
                pairs.stream().mapToLong(MentorshipPreview.PairPreview::score).sum();
        int mean = Math.toIntExact((2 * sum + pairs.size()) / (2L * pairs.size()));
        return new Judged(mean, List.of(), namingMentees(pairs), pairs);
    }

    /**
     * Lets a pair be made that breaks no rule, or whose broken rules somebody overrides.
     *
     * @throws ProblemException 409 when somebody has left, of whom nothing is kept to judge by; 409 that lists the broken
     *     rules, unless a reason overrides them
     */
    static void requireOverride(Party party, Judged judged, @Nullable String reason) {
        party.entries().stream()
                .filter(entry -> entry.state().over())
                .findFirst()
                .ifPresent(gone -> {
                    throw SlotProblems.gone(gone.role());
                });
        boolean overridden = reason != null && !reason.isBlank() && !judged.impossible();
        if (!judged.brokenRules().isEmpty() && !overridden) {
            throw new ProblemException(
                            MatchingProblem.RULES_BROKEN,
                            judged.impossible()
                                    ? "Nobody can be their own mentor."
                                    : "The pair breaks rules; send an overrideReason to pair them nevertheless.")
                    .with("brokenRules", judged.brokenRules());
        }
    }

    private static List<Statement> namingMentees(List<MentorshipPreview.PairPreview> pairs) {
        List<Statement> statements = new ArrayList<>();
        for (MentorshipPreview.PairPreview pair : pairs) {
            for (Statement broken : pair.brokenRules()) {
                Map<String, Object> params = new LinkedHashMap<>(broken.params());
                params.put("menteeEnrollmentId", pair.menteeEnrollmentId());
                statements.add(new Statement(broken.code(), params, broken.text()));
            }
        }
        return statements;
    }

    private void addAll(String pointer, List<UUID> ids, Role role, List<PoolEntry> found, List<FieldError> errors) {
        Set<UUID> people = new LinkedHashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String place = pointer + "/" + i;
            int before = found.size();
            add(place, ids.get(i), role, found, errors);
            if (found.size() > before && !people.add(found.getLast().personId())) {
                errors.add(new FieldError(place, "NAMED_TWICE", "names somebody a second time"));
            }
        }
    }

    private void add(String pointer, @Nullable UUID id, Role role, List<PoolEntry> found, List<FieldError> errors) {
        if (id == null) {
            errors.add(new FieldError(pointer, "NOT_NULL", "must not be null"));
            return;
        }
        PoolEntry entry = entries.find(id).filter(one -> one.role() == role).orElse(null);
        if (entry == null) {
            errors.add(new FieldError(pointer, "UNKNOWN", "names no enrollment of a " + role.name()));
        } else if (!found.isEmpty() && !found.getFirst().cohortId().equals(entry.cohortId())) {
            errors.add(new FieldError(pointer, "OTHER_COHORT", "belongs to another cohort"));
        } else {
            found.add(entry);
        }
    }
}
