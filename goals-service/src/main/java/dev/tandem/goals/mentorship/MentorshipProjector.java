package dev.tandem.goals.mentorship;

import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/** Keeps the projection of mentorships and tells the features what changed. */
@ApplicationScoped
class MentorshipProjector {

    private final EventConsumer consumer;
    private final MentorshipRepository mentorships;
    private final Event<MentorshipChanged> changes;

    MentorshipProjector(EventConsumer consumer, MentorshipRepository mentorships, Event<MentorshipChanged> changes) {
        this.consumer = consumer;
        this.mentorships = mentorships;
        this.changes = changes;
    }

    @Incoming("mentorships")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, MentorshipSnapshot.class, (event, snapshot) -> project(snapshot));
    }

    private void project(MentorshipSnapshot snapshot) {
        Mentorship mentorship = mentorships.findByIdOptional(snapshot.id()).orElse(null);
        @Nullable MentorshipView before = mentorship == null ? null : mentorship.view();
        if (mentorship == null) {
            mentorship = new Mentorship(snapshot.id());
            mentorship.apply(snapshot);
            mentorships.persist(mentorship);
        } else {
            mentorship.apply(snapshot);
        }
        changes.fire(new MentorshipChanged(before, mentorship.view()));
    }

    /** Goals and checkpoints are this service's own and stay; without their mentorship nobody but coordinators sees them. */
    @Produces
    @Singleton
    Projection mentorships() {
        return Projection.of("mentorships", mentorships::count, mentorships::deleteById);
    }
}
