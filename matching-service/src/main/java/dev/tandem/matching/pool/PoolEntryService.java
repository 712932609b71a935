package dev.tandem.matching.pool;

import dev.tandem.platform.web.Keyset;
import dev.tandem.platform.web.Page;
import dev.tandem.platform.web.PageRequest;
import dev.tandem.platform.web.PersonIdentities;
import dev.tandem.platform.web.Sorts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows the pool. */
@ApplicationScoped
class PoolEntryService {

    private static final Sorts SORTS = Sorts.of("createdAt");

    private final EntityManager entities;
    private final PoolEntryRepository entries;
    private final PersonIdentities identities;

    PoolEntryService(EntityManager entities, PoolEntryRepository entries, PersonIdentities identities) {
        this.entities = entities;
        this.entries = entries;
        this.identities = identities;
    }

    @Transactional
    Page<PoolEntryResponse> list(
            @Nullable UUID cohortId,
            @Nullable UUID personId,
            @Nullable Role role,
            @Nullable EntryState state,
            PageRequest page) {
        return Keyset.of(entities, PoolEntry.class, SORTS)
                .where("cohortId", cohortId)
                .where("personId", personId)
                .where("role", role)
                .where("state", state)
                .pageOf(page, this::responses);
    }

    @Transactional
    PoolEntryResponse get(UUID id) {
        return responses(List.of(entries.require(id))).getFirst();
    }

    private List<PoolEntryResponse> responses(List<PoolEntry> shown) {
        Map<UUID, String> names = identities.displayNames(
                shown.stream().map(PoolEntry::personId).distinct().toList());
        return shown.stream()
                .map(entry -> PoolEntryResponse.of(entry, names.get(entry.personId())))
                .toList();
    }
}
