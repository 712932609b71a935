package dev.tandem.platform.events;

import jakarta.persistence.EntityManager;

/** Projections that are entities under the ids of their aggregates, with everything that is kept of them. */
public final class EntityProjection {

    private EntityProjection() {}

    /** The entities of a class, fed by a channel. */
    public static <E> Projection of(String channel, Class<E> type, EntityManager entities) {
        return Projection.of(
                channel,
                () -> entities.createQuery("select count(*) from " + type.getName(), Long.class)
                        .getSingleResult(),
                id -> {
                    E found = entities.find(type, id);
                    if (found != null) {
                        entities.remove(found);
                    }
                });
    }
}
