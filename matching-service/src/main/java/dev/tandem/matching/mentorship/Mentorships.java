package dev.tandem.matching.mentorship;

import dev.tandem.matching.pairing.CriterionScore;
import dev.tandem.matching.pairing.PairJudgement;
import dev.tandem.matching.pool.Role;
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
import java.util.TreeMap;
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

    /** One side of a pair. */
    public record Side(UUID personId, UUID enrollmentId) {}

    /** A mentor and a mentee, with what the engine said about them. */
    public record Couple(Side mentor, Side mentee, @Nullable Integer score, List<CriterionScore> explanation) {}

    /**
     * Proposes the pairs of a run and takes their places, all or none.
     *
     * @return who has no place; unless empty, nothing was made and the caller must let the transaction fail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Slots.Refused> propose(Cohort cohort, UUID matchRunId, Collection<Couple> couples) {
        List<Slots.Refused> refused = slots.take(places(couples));
        if (!refused.isEmpty()) {
            return refused;
        }
        Program program = program(cohort);
        Instant now = clock.instant();
        List<Mentorship> made = new ArrayList<>();
        for (Couple couple : couples) {
            MentorshipPlan plan = new MentorshipPlan(
                    cohort, program, Origin.RUN, matchRunId, couple.score(), couple.explanation(), null, List.of());
            Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(couple), now);
            mentorships.persist(mentorship);
            made.add(mentorship);
        }
        mentorships.flush();
        Map<UUID, String> names = events.names(made);
        made.forEach(mentorship -> events.publish(mentorship, "proposed", names));
        return List.of();
    }

    /**
     * Starts the mentorship of a mentee who asked and a mentor who accepted, and takes their places.
     *
     * @throws ProblemException 409 when either has no place
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID start(Cohort cohort, Couple couple, Instant askedAt) {
        SlotProblems.refuse(slots.take(places(List.of(couple))));
        Instant now = clock.instant();
        MentorshipPlan plan = new MentorshipPlan(
                cohort, program(cohort), Origin.REQUEST, null, couple.score(), couple.explanation(), null, List.of());
        List<Member> members = List.of(
                Member.agreed(couple.mentor().personId(), couple.mentor().enrollmentId(), Role.MENTOR, now),
                Member.agreed(couple.mentee().personId(), couple.mentee().enrollmentId(), Role.MENTEE, askedAt));
        Mentorship mentorship = new Mentorship(Ids.next(), plan, members, now);
        mentorships.persist(mentorship);
        mentorships.flush();
        events.publish(mentorship, "activated");
        return mentorship.id();
    }

    /** Proposes a pair that a coordinator made by hand. */
    Mentorship pair(Cohort cohort, Couple couple, PairJudgement judgement, @Nullable String overrideReason) {
        SlotProblems.refuse(slots.take(places(List.of(couple))));
        MentorshipPlan plan = new MentorshipPlan(
                cohort,
                program(cohort),
                Origin.MANUAL,
                null,
                judgement.score(),
                judgement.criteria(),
                judgement.brokenRules().isEmpty() ? null : overrideReason,
                judgement.brokenRules());
        Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(couple), clock.instant());
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

    private static List<Member> asked(Couple couple) {
        return List.of(
                Member.asked(couple.mentor().personId(), couple.mentor().enrollmentId(), Role.MENTOR),
                Member.asked(couple.mentee().personId(), couple.mentee().enrollmentId(), Role.MENTEE));
    }

    private static Map<UUID, Integer> places(Collection<Couple> couples) {
        Map<UUID, Integer> places = new TreeMap<>();
        for (Couple couple : couples) {
            places.merge(couple.mentor().enrollmentId(), 1, Integer::sum);
            places.merge(couple.mentee().enrollmentId(), 1, Integer::sum);
        }
        return places;
    }
}
