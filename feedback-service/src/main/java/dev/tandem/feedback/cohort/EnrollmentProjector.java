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

/** Keeps the projection of enrollments. */
@ApplicationScoped
class EnrollmentProjector {

    private final EventConsumer consumer;
    private final EntityManager entities;

    EnrollmentProjector(EventConsumer consumer, EntityManager entities) {
        this.consumer = consumer;
        this.entities = entities;
    }

    @Incoming("enrollments")
    @Blocking
    void on(ConsumerRecord<String, byte[]> message) {
        consumer.apply(
                message, EnrollmentSnapshot.class, (event, snapshot) -> entities.merge(new EnrollmentView(snapshot)));
    }

    @Produces
    @Singleton
    Projection enrollments() {
        return EntityProjection.of("enrollments", EnrollmentView.class, entities);
    }
}
