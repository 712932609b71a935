package dev.tandem.matching.run;

import dev.tandem.matching.engine.Strategy;
import dev.tandem.matching.mentorship.FormerMentorships;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.pairing.EnrollmentPair;
import dev.tandem.matching.policy.Policies;
import dev.tandem.matching.policy.PolicyValidation;
import dev.tandem.matching.policy.PolicyVersion;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a request into an order, or says everything that is wrong with it. */
@ApplicationScoped
class MatchRunOrders {

    private final Roster roster;
    private final Policies policies;
    private final PolicyValidation validation;
    private final RunPeople people;
    private final FormerMentorships former;

    MatchRunOrders(
            Roster roster, Policies policies, PolicyValidation validation, RunPeople people, FormerMentorships former) {
        this.roster = roster;
        this.policies = policies;
        this.validation = validation;
        this.people = people;
        this.former = former;
    }

    RunOrder of(RequestMatchRunRequest request, Cohort cohort) {
        ProgramFormat format = format(cohort);
        boolean peers = format == ProgramFormat.PEER;
        PolicyVersion policy = policies.named(request.policyId(), request.policyVersion());
        PlanCheck check = new PlanCheck(cohort.id(), peers, people.of(ids(request)));
        RunOrder.Settings settings = settings(request, format, check);
        override(request, policy, check);
        RunPlan plan = plan(request, cohort.id(), check);
        check.throwErrors();
        return new RunOrder(
                cohort.id(),
                policy,
                request.policyOverride(),
                settings,
                RunBasis.REQUEST,
                null,
                null,
                request.rematchMentorshipId(),
                plan);
    }

    ProgramFormat format(Cohort cohort) {
        return roster.program(cohort.programId())
                .map(Program::format)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.UNAVAILABLE, "The program of the cohort is not known here yet; try again."));
    }

    private static RunOrder.Settings settings(RequestMatchRunRequest request, ProgramFormat format, PlanCheck check) {
        boolean peers = format == ProgramFormat.PEER;
        Strategy strategy = Objects.requireNonNullElse(request.strategy(), peers ? Strategy.PEER : Strategy.OPTIMAL);
        int groupSize = Objects.requireNonNullElse(request.minimumGroupSize(), 0);
        if ((strategy == Strategy.PEER) != peers) {
            check.error("/strategy", "NOT_FOR_FORMAT", "does not suit a program of the format " + format);
        }
        if (groupSize > 1 && format != ProgramFormat.GROUP) {
            check.error("/minimumGroupSize", "NOT_FOR_FORMAT", "goes with a program of groups only");
        }
        if (groupSize > 1 && strategy != Strategy.OPTIMAL) {
            check.error("/minimumGroupSize", "ONLY_OPTIMAL", "goes with the strategy OPTIMAL only");
        }
        if (request.pairBonus() != null && strategy != Strategy.OPTIMAL) {
            check.error("/pairBonus", "ONLY_OPTIMAL", "goes with the strategy OPTIMAL only");
        }
        return new RunOrder.Settings(
                strategy,
                request.pairBonus(),
                groupSize,
                Objects.requireNonNullElse(request.seed(), 0L),
                request.simulated());
    }

    private void override(RequestMatchRunRequest request, PolicyVersion policy, PlanCheck check) {
        PolicyOverride override = request.policyOverride();
        if (override == null) {
            return;
        }
        if (!request.simulated()) {
            check.error("/policyOverride", "ONLY_IN_SIMULATION", "goes with a simulation only");
        }
        validation.errors(override.of(policy).terms()).forEach(error -> check.error(error.under("/policyOverride")));
    }

    private RunPlan plan(RequestMatchRunRequest request, UUID cohortId, PlanCheck check) {
        List<UUID> chosen = request.enrollmentIds();
        if (chosen != null) {
            check.people("/enrollmentIds", chosen);
        }
        check.pairs("/forbiddenPairs", request.forbids());
        Set<EnrollmentPair> forbidden = new LinkedHashSet<>(request.forbids());
        List<UUID> taking = chosen;
        if (request.rematchMentorshipId() != null) {
            taking = rematch(request.rematchMentorshipId(), cohortId, chosen, forbidden, check);
        }
        RunPlan withoutLocks = new RunPlan(List.of(), List.of(), List.copyOf(forbidden), taking, List.of());
        List<PlanCheck.Lock> locks = IntStream.range(0, request.locks().size())
                .mapToObj(i ->
                        new PlanCheck.Lock("/lockedPairs/" + i, request.locks().get(i)))
                .toList();
        check.locks(locks, List.of(), withoutLocks);
        return new RunPlan(request.locks(), List.of(), List.copyOf(forbidden), taking, List.of());
    }

    /** Who is to be paired anew; the members of one side with the whole other side, both sides with everybody. */
    private @Nullable List<UUID> rematch(
            UUID mentorshipId,
            UUID cohortId,
            @Nullable List<UUID> chosen,
            Set<EnrollmentPair> forbidden,
            PlanCheck check) {
        FormerMentorships.Former mentorship = former.find(mentorshipId)
                .filter(found -> found.cohortId().equals(cohortId))
                .orElse(null);
        if (mentorship == null) {
            check.error("/rematchMentorshipId", "UNKNOWN", "names no mentorship of the cohort");
            return chosen;
        }
        if (!mentorship.over()) {
            check.error("/rematchMentorshipId", "NOT_OVER", "names a mentorship that is not over");
            return chosen;
        }
        forbidden.addAll(pairsOf(mentorship.seats()));
        List<RunPeople.Enrollment> free =
                people.of(mentorship.seats().stream().map(Seat::enrollmentId).toList()).values().stream()
                        .filter(enrollment -> enrollment.room() > 0)
                        .toList();
        if (free.isEmpty()) {
            check.error("/rematchMentorshipId", "NOBODY_HAS_ROOM", "names a mentorship of which nobody has a place");
        }
        Set<Role> sides = free.stream().map(RunPeople.Enrollment::role).collect(Collectors.toSet());
        if (chosen != null || sides.size() != 1 || sides.contains(Role.PEER)) {
            return chosen;
        }
        return free.stream().map(RunPeople.Enrollment::id).sorted().toList();
    }

    private static List<EnrollmentPair> pairsOf(List<Seat> seats) {
        List<EnrollmentPair> pairs = new ArrayList<>();
        for (Seat one : seats) {
            for (Seat other : seats) {
                boolean led = one.role() == Role.MENTOR && other.role() == Role.MENTEE;
                boolean peers = one.role() == Role.PEER && seats.indexOf(one) < seats.indexOf(other);
                if (led || peers) {
                    pairs.add(new EnrollmentPair(one.enrollmentId(), other.enrollmentId()));
                }
            }
        }
        return pairs;
    }

    private static Set<UUID> ids(RequestMatchRunRequest request) {
        Set<UUID> ids = new LinkedHashSet<>(Objects.requireNonNullElse(request.enrollmentIds(), List.of()));
        Stream.concat(request.locks().stream(), request.forbids().stream())
                .forEach(pair -> ids.addAll(PlanCheck.both(pair)));
        return ids;
    }
}
