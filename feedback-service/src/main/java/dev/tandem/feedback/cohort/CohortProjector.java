package dev.tandem.feedback.cohort;

import dev.tandem.platform.events.EntityProjection;
import dev.tandem.platform.events.EventConsumer;
import dev.tandem.platform.events.Projection;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps the projection of cohorts. */
@ApplicationScoped
class CohortProjector {

    private final EventConsumer consumer;
    private final EntityManager entities;

    CohortProjector(EventConsumer consumer, EntityManager entities) {
        this.consumer = consumer;
        this.entities = entities;
    }

    @Incoming("cohorts")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, CohortSnapshot.class, (event, snapshot) -> entities.merge(new CohortView(snapshot)));
    }

    @Produces
    @Singleton
    Projection cohorts() {
        return EntityProjection.of("cohorts", CohortView.class, entities);
    }
}
