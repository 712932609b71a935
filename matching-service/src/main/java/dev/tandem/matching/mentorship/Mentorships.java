package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.Cohort;
import dev.tandem.matching.roster.Program;
import dev.tandem.matching.roster.Roster;
import dev.tandem.platform.web.CommonProblem;
import dev.tandem.platform.web.Ids;
import dev.tandem.platform.web.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes mentorships, for whoever has passed the cohort's gate. */
@ApplicationScoped
public class Mentorships {

    private final MentorshipRepository mentorships;
    private final MentorshipEvents events;
    private final Slots slots;
    private final Roster roster;
    private final Clock clock;

    Mentorships(MentorshipRepository mentorships, MentorshipEvents events, Slots slots, Roster roster, Clock clock) {
        this.mentorships = mentorships;
        this.events = events;
        this.slots = slots;
        this.roster = roster;
        this.clock = clock;
    }

    /**
     * Proposes the pairs, groups or peers of a run and takes their places, all or none.
     *
     * @return who has no place; unless empty, nothing was made and the caller must let the transaction fail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Slots.Refused> propose(Cohort cohort, UUID matchRunId, Collection<Constellation> constellations) {
        List<Slots.Refused> refused = slots.take(Constellation.places(constellations));
        if (!refused.isEmpty()) {
            return refused;
        }
        Program program = program(cohort);
        Instant now = clock.instant();
        List<Mentorship> made = new ArrayList<>();
        for (Constellation constellation : constellations) {
            MentorshipPlan plan = new MentorshipPlan(
                    cohort,
                    program,
                    Origin.RUN,
                    matchRunId,
                    constellation.score(),
                    constellation.explanation(),
                    null,
                    List.of());
            Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(constellation), now);
            mentorships.persist(mentorship);
            made.add(mentorship);
        }
        mentorships.flush();
        Map<UUID, String> names = events.names(made);
        made.forEach(mentorship -> events.publish(mentorship, "proposed", names));
        return List.of();
    }

    /**
     * Starts the mentorship of two people of whom one asked and the other accepted, and takes their places.
     *
     * @param askedBy the person who asked
     * @throws ProblemException 409 when either has no place
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID start(Cohort cohort, Constellation pair, UUID askedBy, Instant askedAt) {
        SlotProblems.refuse(slots.take(Constellation.places(List.of(pair))));
        Instant now = clock.instant();
        MentorshipPlan plan = new MentorshipPlan(
                cohort, program(cohort), Origin.REQUEST, null, pair.score(), pair.explanation(), null, List.of());
        List<Member> members = pair.seats().stream()
                .map(seat ->
                        Member.agreed(seat, pair.places(seat), seat.personId().equals(askedBy) ? askedAt : now))
                .toList();
        Mentorship mentorship = new Mentorship(Ids.next(), plan, members, now);
        mentorships.persist(mentorship);
        mentorships.flush();
        events.publish(mentorship, "activated");
        return mentorship.id();
    }

    /** Proposes a pair that a coordinator made by hand. */
    Mentorship pair(Cohort cohort, Constellation pair, PairJudgement judgement, @Nullable String overrideReason) {
        SlotProblems.refuse(slots.take(Constellation.places(List.of(pair))));
        MentorshipPlan plan = new MentorshipPlan(
                cohort,
                program(cohort),
                Origin.MANUAL,
                null,
                judgement.score(),
                judgement.criteria(),
                judgement.brokenRules().isEmpty() ? null : overrideReason,
                judgement.brokenRules());
        Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(pair), clock.instant());
        mentorships.persist(mentorship);
        mentorships.flush();
        events.publish(mentorship, "proposed");
        return mentorship;
    }

    private Program program(Cohort cohort) {
        return roster.program(cohort.programId())
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.UNAVAILABLE, "The program of the cohort is not known here yet; try again."));
    }

    private static List<Member> asked(Constellation constellation) {
        return constellation.seats().stream()
                .map(seat -> Member.asked(seat, constellation.places(seat)))
                .toList();
    }
}
