package dev.tandem.platform.events;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.jboss.logging.Logger;

/**
 * What a channel does with a message whose projector threw: to the dead letters, however long the broker takes to
 * accept it, then on to the next. The connector's own strategy names topics after channels and gives the channel up
 * when the dead letter cannot be sent.
 */
@ApplicationScoped
@Identifier("tandem-dead-letters")
class DeadLetterFailureHandler implements KafkaFailureHandler, KafkaFailureHandler.Factory {

    private static final Logger LOG = Logger.getLogger(DeadLetterFailureHandler.class);

    private final DeadLetters deadLetters;
    private final Lifecycle lifecycle;
    private final ConsumerMetrics metrics;

    DeadLetterFailureHandler(DeadLetters deadLetters, Lifecycle lifecycle, ConsumerMetrics metrics) {
        this.deadLetters = deadLetters;
        this.lifecycle = lifecycle;
        this.metrics = metrics;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return this;
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
        if (lifecycle.stopping()) {
            // Neither acknowledged nor dead: it is read again after the start.
            return Uni.createFrom().failure(reason);
        }
        LOG.errorf(
                reason,
                "Message %s-%d@%d cannot be applied and goes to the dead letters",
                record.getTopic(),
                record.getPartition(),
                record.getOffset());
        DeadLetters.Dead dead = new DeadLetters.Dead(
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                record.getKey() == null ? null : record.getKey().toString(),
                (byte[]) record.getPayload(),
                record.getHeaders());
        return Uni.createFrom()
                .<Void>item(() -> {
                    deadLetters.send(dead, reason);
                    return null;
                })
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(failure -> LOG.warnf("A dead letter could not be sent, retrying: %s", failure))
                .onFailure(failure -> !lifecycle.stopping())
                .retry()
                .withBackOff(Duration.ofMillis(250), Duration.ofSeconds(10))
                .indefinitely()
                .invoke(() -> metrics.deadLettered(record.getTopic()))
                .chain(() -> Uni.createFrom().completionStage(record.ack()))
                .emitOn(record::runOnMessageContext);
    }
}
