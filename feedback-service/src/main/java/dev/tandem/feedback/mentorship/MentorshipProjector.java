package dev.tandem.feedback.mentorship;

import dev.tandem.platform.events.EntityProjection;
import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the projection of mentorships and tells the features when one turns. */
@ApplicationScoped
class MentorshipProjector {

    private final EventConsumer consumer;
    private final EntityManager entities;
    private final Event<MentorshipTurned> turns;

    MentorshipProjector(EventConsumer consumer, EntityManager entities, Event<MentorshipTurned> turns) {
        this.consumer = consumer;
        this.entities = entities;
        this.turns = turns;
    }

    @Incoming("mentorships")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, MentorshipSnapshot.class, (event, snapshot) -> project(snapshot));
    }

    private void project(MentorshipSnapshot snapshot) {
        MentorshipView known = entities.find(MentorshipView.class, snapshot.id());
        MentorshipState before = known == null ? null : known.state();
        Set<UUID> people = known == null ? Set.of() : known.people();
        MentorshipView now = entities.merge(new MentorshipView(snapshot));
        // Whoever joins a running group is to be asked what the others were asked.
        if (before != now.state() || !people.containsAll(now.people())) {
            turns.fire(new MentorshipTurned(before, now));
        }
    }

    /** Invitations and feedback are this service's own and stay. */
    @Produces
    @Singleton
    Projection mentorships() {
        return EntityProjection.of("mentorships", MentorshipView.class, entities);
    }
}
