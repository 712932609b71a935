package dev.tandem.goals.person;

import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import dev.tandem.platform.web.IdentityLinkSnapshot;
import dev.tandem.platform.web.IdentityLinks;
import dev.tandem.platform.web.PersonIdentities;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps who is active and whose each token is. */
@ApplicationScoped
class PersonProjector {

    private final EventConsumer consumer;
    private final PersonIdentities identities;
    private final IdentityLinks links;

    PersonProjector(EventConsumer consumer, PersonIdentities identities, IdentityLinks links) {
        this.consumer = consumer;
        this.identities = identities;
        this.links = links;
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

    @Incoming("identity-links")
    @Blocking
    void onLink(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, IdentityLinkSnapshot.class, (event, link) -> links.apply(link));
    }

    @Produces
    @Singleton
    Projection people() {
        return Projection.of("people", identities::count, identities::forget);
    }

    @Produces
    @Singleton
    Projection identityLinks() {
        return Projection.of("identity-links", links::count, links::forget);
    }
}
