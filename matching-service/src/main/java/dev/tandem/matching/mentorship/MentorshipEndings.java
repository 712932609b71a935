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
    private final MentorshipEvents events;
    private final Slots slots;
    private final Clock clock;

    MentorshipEndings(MentorshipRepository mentorships, MentorshipEvents events, Slots slots, Clock clock) {
        this.mentorships = mentorships;
        this.events = events;
        this.slots = slots;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenCohortIsOver(@Observes CohortOver over) {
        List<Mentorship> live = mentorships.lockLiveOfCohort(over.cohortId());
        Map<UUID, String> names = events.names(live);
        Instant now = clock.instant();
        Map<UUID, Integer> places = Mentorship.placesOf(live);
        for (Mentorship mentorship : live) {
            mentorship.close(now);
            events.publish(mentorship, mentorship.state() == MentorshipState.COMPLETED ? "completed" : "ended", names);
        }
        slots.release(places);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void whenSomebodyLeaves(@Observes PoolEntryLeft left) {
        List<Mentorship> live = mentorships.lockLiveOfEnrollment(left.enrollmentId());
        Map<UUID, String> names = events.names(live);
        Instant now = clock.instant();
        Map<UUID, Integer> places = Mentorship.placesOf(live);
        for (Mentorship mentorship : live) {
            mentorship.end(EndReason.DEPARTURE, null, now);
            events.publish(mentorship, "ended", names);
        }
        slots.release(places);
    }
}
