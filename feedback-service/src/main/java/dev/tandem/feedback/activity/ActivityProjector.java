package dev.tandem.feedback.activity;

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

/** Keeps the projections of checkpoints and goals. */
@ApplicationScoped
class ActivityProjector {

    private final EventConsumer consumer;
    private final EntityManager entities;

    ActivityProjector(EventConsumer consumer, EntityManager entities) {
        this.consumer = consumer;
        this.entities = entities;
    }

    @Incoming("checkpoints")
    @Blocking
    void onCheckpoint(ConsumerRecord<String, byte[]> message) {
        consumer.apply(
                message, CheckpointSnapshot.class, (event, snapshot) -> entities.merge(new CheckpointView(snapshot)));
    }

    @Incoming("goals")
    @Blocking
    void onGoal(ConsumerRecord<String, byte[]> message) {
        consumer.apply(message, GoalSnapshot.class, (event, snapshot) -> entities.merge(new GoalView(snapshot)));
    }

    @Produces
    @Singleton
    Projection checkpoints() {
        return EntityProjection.of("checkpoints", CheckpointView.class, entities);
    }

    @Produces
    @Singleton
    Projection goals() {
        return EntityProjection.of("goals", GoalView.class, entities);
    }
}
