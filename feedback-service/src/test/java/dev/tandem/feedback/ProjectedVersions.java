package dev.tandem.feedback;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;

/** Tells which snapshots of other services this one has applied. */
@ApplicationScoped
public class ProjectedVersions {

    private final EntityManager entities;

    ProjectedVersions(EntityManager entities) {
        this.entities = entities;
    }

    /** Waits until a version of an aggregate, or a later one, is applied. */
    public static void awaitApplied(String topic, UUID id, long version) {
        ProjectedVersions versions =
                CDI.current().select(ProjectedVersions.class).get();
        await(topic + " " + id).atMost(Duration.ofSeconds(60)).until(() -> versions.of(topic, id) >= version);
    }

    /** The version of an aggregate that was applied last; 0 when there is none. */
    @Transactional
    public long of(String topic, UUID id) {
        return ((Number) entities.createNativeQuery("""
                                select coalesce(max(version), 0) from projection_version
                                where topic = :topic and aggregate_id = :id
                                """)
                        .setParameter("topic", topic)
                        .setParameter("id", id)
                        .getSingleResult())
                .longValue();
    }
}
