package dev.tandem.matching.run;

import dev.tandem.matching.mentorship.Constellation;
import dev.tandem.matching.mentorship.Mentorships;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.matching.roster.ProgramFormat;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Turns a completed run into proposed mentorships: all of it at once, or nothing. */
@ApplicationScoped
class PublishService {

    /** A problem is read by people; beyond this the number has to do. */
    private static final int LISTED = 200;

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunOrders orders;
    private final MatchRunService answers;
    private final MatchRunEvents events;
    private final CohortGate gate;
    private final Mentorships mentorships;
    private final PersonIdentities identities;
    private final Clock clock;

    PublishService(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunOrders orders,
            MatchRunService answers,
            MatchRunEvents events,
            CohortGate gate,
            Mentorships mentorships,
            PersonIdentities identities,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
        this.orders = orders;
        this.answers = answers;
        this.events = events;
        this.gate = gate;
        this.mentorships = mentorships;
        this.identities = identities;
        this.clock = clock;
    }

    /** Somebody of the run who has left or has no place any more. */
    record Conflict(
            UUID enrollmentId, UUID personId, @Nullable String displayName, Role role, Slots.Refusal reason) {}

    @Transactional
    MatchRunResponse publish(UUID id) {
        MatchRun asked = runs.require(id);
        if (asked.simulation()) {
            throw new ProblemException(
                    MatchingProblem.SIMULATION_ONLY, "Request a run that is no simulation, and publish that.");
        }
        Cohort cohort = gate.enterAloneForPairing(asked.cohortId());
        MatchRun run = runs.lock(id);
        Transitions.require(run.state() == RunState.COMPLETED && run.proven(), "publish", run.state());
        List<MatchProposal> proposals = entities.createQuery(
                        "from MatchProposal where runId = :run order by id", MatchProposal.class)
                .setParameter("run", id)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
        refuse(mentorships.propose(cohort, id, constellations(proposals, orders.format(cohort))));
        run.publish(clock.instant());
        events.publish(run, "published");
        return answers.response(run);
    }

    private static List<Constellation> constellations(List<MatchProposal> proposals, ProgramFormat format) {
        return switch (format) {
            case ONE_ON_ONE -> proposals.stream().map(PublishService::pair).toList();
            case PEER -> proposals.stream().map(PublishService::peers).toList();
            case GROUP -> {
                Map<UUID, List<MatchProposal>> byMentor = new LinkedHashMap<>();
                proposals.forEach(
                        proposal -> byMentor.computeIfAbsent(proposal.mentorEnrollmentId, mentor -> new ArrayList<>())
                                .add(proposal));
                yield byMentor.values().stream()
                        .flatMap(mentees -> Groups.of(mentees).stream())
                        .toList();
            }
        };
    }

    private static Constellation pair(MatchProposal proposal) {
        return Constellation.pair(
                Seat.mentor(proposal.mentorPersonId, proposal.mentorEnrollmentId),
                Seat.mentee(proposal.menteePersonId, proposal.menteeEnrollmentId),
                proposal.score,
                proposal.criteria);
    }

    private static Constellation peers(MatchProposal proposal) {
        return new Constellation(
                List.of(
                        Seat.peer(proposal.menteePersonId, proposal.menteeEnrollmentId),
                        Seat.peer(proposal.mentorPersonId, proposal.mentorEnrollmentId)),
                proposal.score,
                proposal.criteria);
    }

    private void refuse(List<Slots.Refused> refused) {
        if (refused.isEmpty()) {
            return;
        }
        List<Slots.Refused> listed = refused.stream().limit(LISTED).toList();
        Map<UUID, String> names = identities.displayNames(
                listed.stream().map(Slots.Refused::personId).distinct().toList());
        throw new ProblemException(
                        MatchingProblem.PROPOSALS_STALE,
                        ("%d of the people in this run have left or have been taken since; refresh it to solve the"
                                        + " rest again.")
                                .formatted(refused.size()))
                .with("conflictCount", refused.size())
                .with(
                        "conflicts",
                        listed.stream()
                                .map(one -> new Conflict(
                                        one.enrollmentId(),
                                        one.personId(),
                                        names.get(one.personId()),
                                        one.role(),
                                        one.reason()))
                                .toList());
    }
}
