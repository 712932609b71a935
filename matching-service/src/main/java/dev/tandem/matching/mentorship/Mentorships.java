package dev.tandem.matching.mentorship;

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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes mentorships, for whoever has passed the cohort's gate. */
@ApplicationScoped
public class Mentorships {

    private final MentorshipRepository mentorships;
    private final MentorshipChanges changes;
    private final Deadlines deadlines;
    private final Slots slots;
    private final Roster roster;
    private final Clock clock;

    Mentorships(
            MentorshipRepository mentorships,
            MentorshipChanges changes,
            Deadlines deadlines,
            Slots slots,
            Roster roster,
            Clock clock) {
        this.mentorships = mentorships;
        this.changes = changes;
        this.deadlines = deadlines;
        this.slots = slots;
        this.roster = roster;
        this.clock = clock;
    }

    /** As {@link #propose(Cohort, UUID, Collection, Instant)}, to be answered within the configured time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Slots.Refused> propose(Cohort cohort, UUID matchRunId, Collection<Constellation> constellations) {
        return propose(cohort, matchRunId, constellations, null);
    }

    /**
     * Proposes the pairs, groups or peers of a run and takes their places, all or none.
     *
     * @param respondBy until when the members may answer; by the configured time when null
     * @return who has no place; unless empty, nothing was made and the caller must let the transaction fail
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Slots.Refused> propose(
            Cohort cohort, UUID matchRunId, Collection<Constellation> constellations, @Nullable Instant respondBy) {
        Instant until = deadlines.orDefault(respondBy);
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
                    List.of(),
                    until,
                    null);
            Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(constellation), now);
            mentorships.persist(mentorship);
            made.add(mentorship);
        }
        mentorships.flush();
        Map<UUID, String> names = changes.names(made);
        made.forEach(mentorship -> changes.tell(mentorship, Step.made("proposed"), names));
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
                cohort,
                program(cohort),
                Origin.REQUEST,
                null,
                pair.score(),
                pair.explanation(),
                null,
                List.of(),
                null,
                null);
        List<Member> members = pair.seats().stream()
                .map(seat ->
                        Member.agreed(seat, pair.places(seat), seat.personId().equals(askedBy) ? askedAt : now))
                .toList();
        Mentorship mentorship = new Mentorship(Ids.next(), plan, members, now);
        mentorships.persist(mentorship);
        mentorships.flush();
        changes.tell(mentorship, Step.made("activated"));
        return mentorship.id();
    }

    /** The people who are or were in a mentorship; empty for an unknown one. */
    public Set<UUID> peopleEver(UUID mentorshipId) {
        return mentorships
                .find(mentorshipId)
                .map(mentorship ->
                        mentorship.everybody().stream().map(Member::personId).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** Proposes what a coordinator brought together. */
    Mentorship propose(Constellation constellation, MentorshipPlan plan) {
        SlotProblems.refuse(slots.take(Constellation.places(List.of(constellation))));
        Mentorship mentorship = new Mentorship(Ids.next(), plan, asked(constellation), clock.instant());
        mentorships.persist(mentorship);
        mentorships.flush();
        changes.tell(mentorship, Step.made("proposed").because(null, plan.overrideReason()));
        return mentorship;
    }

    /** @throws ProblemException 503 while its event is still on the way */
    Program program(Cohort cohort) {
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
