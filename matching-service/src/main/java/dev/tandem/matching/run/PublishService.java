package dev.tandem.matching.run;

import dev.tandem.matching.mentorship.Constellation;
import dev.tandem.matching.mentorship.Mentorships;
import dev.tandem.matching.mentorship.Seat;
import dev.tandem.matching.pool.Role;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.problem.MatchingProblem;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.CohortGate;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.ProblemException;
import dev.tandem.platform.web.Transitions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns a completed run into proposed mentorships: all of it at once, or nothing. */
@ApplicationScoped
class PublishService {

    /** A problem is read by people; beyond this the number has to do. */
    private static final int LISTED = 200;

    private final EntityManager entities;
    private final MatchRunRepository runs;
    private final MatchRunService answers;
    private final MatchRunEvents events;
    private final CohortGate gate;
    private final Mentorships mentorships;
    private final PersonIdentities identities;
    private final Clock clock;

    PublishService(
            EntityManager entities,
            MatchRunRepository runs,
            MatchRunService answers,
            MatchRunEvents events,
            CohortGate gate,
            Mentorships mentorships,
            PersonIdentities identities,
            Clock clock) {
        this.entities = entities;
        this.runs = runs;
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
        UUID cohortId = runs.require(id).cohortId();
        Cohort cohort = gate.enterAloneForPairing(cohortId);
        MatchRun run = runs.lock(id);
        Transitions.require(run.state() == RunState.COMPLETED && run.proven(), "publish", run.state());
        List<Constellation> pairs = entities.createQuery(
                        "from MatchProposal where runId = :run order by id", MatchProposal.class)
                .setParameter("run", id)
                .getResultStream()
                .map(PublishService::constellation)
                .toList();
        refuse(mentorships.propose(cohort, id, pairs));
        run.publish(clock.instant());
        events.publish(run, "published");
        return answers.response(run);
    }

    private static Constellation constellation(MatchProposal proposal) {
        return Constellation.pair(
                Seat.mentor(proposal.mentorPersonId, proposal.mentorEnrollmentId),
                Seat.mentee(proposal.menteePersonId, proposal.menteeEnrollmentId),
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
                        "%d of the people in this run have left or have been taken since; start a new run."
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
