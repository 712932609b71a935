package dev.tandem.matching.mentorship;

import dev.tandem.matching.pool.PoolEntryLeft;
import dev.tandem.matching.pool.Slots;
import dev.tandem.matching.roster.CohortOver;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends mentorships when their cohort or one of their members is gone, in the transaction that learns of it. */
@ApplicationScoped
class MentorshipEndings {

    private final MentorshipRepository mentorships;
    private final MentorshipChanges changes;
    private final Slots slots;
    private final Clock clock;

    MentorshipEndings(MentorshipRepository mentorships, MentorshipChanges changes, Slots slots, Clock clock) {
        this.mentorships = mentorships;
        this.changes = changes;
        this.slots = slots;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        List<Mentorship> live = mentorships.lockLiveOfCohort(over.cohortId());
        Map<UUID, String> names = changes.names(live);
        Instant now = clock.instant();
        Map<UUID, Integer> places = Mentorship.placesOf(live);
        for (Mentorship mentorship : live) {
            MentorshipState from = mentorship.state();
            mentorship.close(now);
            String verb = mentorship.state() == MentorshipState.COMPLETED ? "completed" : "ended";
            changes.tell(mentorship, Step.of(verb, from), names);
        }
        slots.release(places);
    }

    /** A group loses the mentee who left and goes on; anything else ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    void whenSomebodyLeaves(@Observes PoolEntryLeft left) {
        List<Mentorship> live = mentorships.lockLiveOfEnrollment(left.enrollmentId());
        Map<UUID, String> names = changes.names(live);
        Instant now = clock.instant();
        Map<UUID, Integer> places = Mentorship.placesOf(live);
        for (Mentorship mentorship : live) {
            leave(mentorship, left.enrollmentId(), now, names);
        }
        Map<UUID, Integer> after = Mentorship.placesOf(live);
        places.replaceAll((id, held) -> held - after.getOrDefault(id, 0));
        places.values().removeIf(freed -> freed == 0);
        slots.release(places);
    }

    private void leave(Mentorship mentorship, UUID enrollmentId, Instant now, Map<UUID, String> names) {
        MentorshipState from = mentorship.state();
        Member member = mentorship.present().stream()
                .filter(one -> one.enrollmentId().equals(enrollmentId))
                .findFirst()
                .orElseThrow();
        if (mentorship.oneOfSeveral(member)) {
            mentorship.leave(member.personId(), now);
            boolean activated = from != mentorship.state();
            changes.tell(
                    mentorship,
                    Step.of(activated ? "activated" : "member-removed", from)
                            .about(member.personId())
                            .because(EndReason.DEPARTURE, null),
                    names);
        } else {
            mentorship.end(EndReason.DEPARTURE, null, null, now);
            changes.tell(mentorship, Step.of("ended", from).about(member.personId()), names);
        }
    }
}
