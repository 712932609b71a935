package dev.tandem.matching.suggestion;

import dev.tandem.matching.mentorship.Mentorships;
import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pairing.PreparedPool;
import dev.tandem.matching.pairing.PreparedPool.Ranked;
import dev.tandem.matching.pairing.PriorPairs;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.request.OpenRequests;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.Caller;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds partners: the ranking comes from the prepared pool, who still has a place from the database. */
@ApplicationScoped
class SuggestionService {

    private final SeatLookup lookup;
    private final CohortGate gate;
    private final Roster roster;
    private final Policies policies;
    private final PreparedPools pools;
    private final PriorPairs priorPairs;
    private final OpenRequests openRequests;
    private final Mentorships mentorships;
    private final Slots slots;
    private final PersonIdentities identities;
    private final Caller caller;

    SuggestionService(
            SeatLookup lookup,
            CohortGate gate,
            Roster roster,
            Policies policies,
            PreparedPools pools,
            PriorPairs priorPairs,
            OpenRequests openRequests,
            Mentorships mentorships,
            Slots slots,
            PersonIdentities identities,
            Caller caller) {
        this.lookup = lookup;
        this.gate = gate;
        this.roster = roster;
        this.policies = policies;
        this.pools = pools;
        this.priorPairs = priorPairs;
        this.openRequests = openRequests;
        this.mentorships = mentorships;
        this.slots = slots;
        this.identities = identities;
        this.caller = caller;
    }

    @Transactional
    List<SuggestionResponse> best(UUID enrollmentId, @Nullable UUID policyId, @Nullable UUID substituteOf, int limit) {
        SeatLookup.Own own = lookup.find(enrollmentId)
                .filter(seat -> caller.isCoordinator() || seat.personId().equals(caller.requirePersonId()))
                .orElseThrow(() -> ProblemException.notFound("enrollment", enrollmentId));
        Cohort cohort = gate.requirePairing(own.cohortId());
        if (!caller.isCoordinator()
                && !roster.program(cohort.programId())
                        .map(Program::selfMatching)
                        .orElse(false)) {
            throw new ProblemException(
                    MatchingProblem.SELF_MATCHING_OFF, "In this program, coordinators make the pairs.");
        }
        PolicyVersion policy = policies.latest(caller.isCoordinator() ? policyId : null);
        PreparedPool pool = pools.of(cohort, policy);
        PreparedPool.Seat seat = requireRoom(pool, own);
        Set<UUID> avoided = new HashSet<>(openRequests.partnersOf(enrollmentId));
        Set<UUID> strangers = substituteOf == null ? Set.of() : mentorships.peopleEver(substituteOf);
        List<Ranked> chosen = choose(pool.best(seat), seat, policy, avoided, strangers, limit);
        if (chosen.size() < limit && PreparedPool.cut(pool.best(seat))) {
            chosen = choose(pool.all(seat), seat, policy, avoided, strangers, limit);
        }
        return responses(pool, seat, chosen);
    }

    private static PreparedPool.Seat requireRoom(PreparedPool pool, SeatLookup.Own own) {
        PreparedPool.Seat seat = pool.seat(own.enrollmentId())
                .orElseThrow(() -> new ProblemException(
                        MatchingProblem.NOT_AVAILABLE, "The enrollment is not ready to be paired."));
        if (own.room() <= 0) {
            throw own.role() == Role.MENTOR
                    ? new ProblemException(MatchingProblem.NO_PLACES_LEFT, "All places of the mentor are taken.")
                    : new ProblemException(MatchingProblem.ALREADY_MATCHED, "There is a mentorship already.");
        }
        return seat;
    }

    private List<Ranked> choose(
            List<Ranked> ranked,
            PreparedPool.Seat seat,
            PolicyVersion policy,
            Set<UUID> avoided,
            Set<UUID> strangers,
            int limit) {
        Set<UUID> free = slots.free(ranked.stream().map(Ranked::enrollmentId).toList());
        Set<UUID> met = policy.rules().forbidPriorPairs() ? met(ranked, seat) : Set.of();
        List<Ranked> chosen = new ArrayList<>();
        for (Ranked one : ranked) {
            if (chosen.size() == limit) {
                break;
            }
            if (free.contains(one.enrollmentId())
                    && !avoided.contains(one.enrollmentId())
                    && !met.contains(one.personId())
                    && !strangers.contains(one.personId())) {
                chosen.add(one);
            }
        }
        return chosen;
    }

    /** Of the ranked people, those with whom the rule on earlier pairs forbids a pair. */
    private Set<UUID> met(List<Ranked> ranked, PreparedPool.Seat seat) {
        UUID own = seat.personId();
        List<UUID> people =
                new ArrayList<>(ranked.stream().map(Ranked::personId).toList());
        people.add(own);
        Set<UUID> met = new HashSet<>();
        for (PriorPairs.PersonPair pair : priorPairs.among(people)) {
            if (pair.menteeId().equals(own) && seat.role() != Role.MENTOR) {
                met.add(pair.mentorId());
            } else if (pair.mentorId().equals(own) && seat.role() != Role.MENTEE) {
                met.add(pair.menteeId());
            }
        }
        return met;
    }

    private List<SuggestionResponse> responses(PreparedPool pool, PreparedPool.Seat seat, List<Ranked> chosen) {
        Map<UUID, String> names =
                identities.displayNames(chosen.stream().map(Ranked::personId).toList());
        Role role = switch (seat.role()) {
            case MENTOR -> Role.MENTEE;
            case MENTEE -> Role.MENTOR;
            case PEER -> Role.PEER;
        };
        List<SuggestionResponse> responses = new ArrayList<>();
        for (Ranked one : chosen) {
            PairJudgement judgement = pool.explain(seat, one.enrollmentId());
            responses.add(new SuggestionResponse(
                    responses.size() + 1,
                    one.enrollmentId(),
                    one.personId(),
                    names.get(one.personId()),
                    role,
                    one.score(),
                    judgement.criteria()));
        }
        return responses;
    }
}
