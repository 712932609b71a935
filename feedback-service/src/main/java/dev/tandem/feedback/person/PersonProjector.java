package dev.tandem.feedback.person;

import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import dev.tandem.platform.web.PersonIdentities;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the table by which a token is tied to a person. */
@ApplicationScoped
class PersonProjector {

    private final EventConsumer consumer;
    private final PersonIdentities identities;

    PersonProjector(EventConsumer consumer, PersonIdentities identities) {
        this.consumer = consumer;
        this.identities = identities;
    }

    @Incoming("people")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        consumer.apply(
                message,
                PersonSnapshot.class,
                (event, person) ->
                        identities.apply(person.id(), person.userName(), person.displayName(), person.active()));
    }

    @Produces
    @Singleton
    Projection people() {
        return Projection.of("people", identities::count, identities::forget);
    }
}
