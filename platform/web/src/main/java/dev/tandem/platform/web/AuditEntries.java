package dev.tandem.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit. */
@ApplicationScoped
public class AuditEntries {

    private static final Sorts SORTS = Sorts.of("-at");

    private final EntityManager entityManager;

    AuditEntries(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What to look for; null means anything. */
    public record Filter(
            @Nullable String action,
            @Nullable String objectType,
            @Nullable UUID objectId,
            @Nullable UUID actorPersonId,
            @Nullable Instant since,
            @Nullable Instant before) {}

    /** Returns the newest entries first, unless asked otherwise. */
    @Transactional
    public Page<AuditEntryResponse> list(Filter filter, PageRequest page) {
        return Keyset.of(entityManager, AuditEntry.class, SORTS)
                .where("action", filter.action())
                .where("objectType", filter.objectType())
                .where("objectId", filter.objectId())
                .where("actorPersonId", filter.actorPersonId())
                .where("at >=", filter.since())
                .where("at <", filter.before())
                .page(page, AuditEntryResponse::of);
    }
}
