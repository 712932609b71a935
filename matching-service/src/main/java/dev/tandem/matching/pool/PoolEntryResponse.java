package dev.tandem.matching.pool;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a pool.
 *
 * @param id of the enrollment
 * @param slotsTaken proposed and active mentorships
 * @param overCapacity whether the capacity was lowered below its use; nothing is broken off, but nobody new comes
 */
@Schema(name = "PoolEntry")
record PoolEntryResponse(
        UUID id,
        UUID cohortId,
        UUID personId,
        @Schema(examples = "Ana Sousa") @Nullable String displayName,
        Role role,
        EntryState state,
        @Schema(examples = "3") int capacity,
        @Schema(examples = "1") int slotsTaken,
        boolean overCapacity,
        @Schema(examples = "4") long version) {

    static PoolEntryResponse of(PoolEntry entry, @Nullable String displayName) {
        return new PoolEntryResponse(
                entry.id(),
                entry.cohortId(),
                entry.personId(),
                displayName,
                entry.role(),
                entry.state(),
                entry.capacity(),
                entry.slotsTaken(),
                entry.overCapacity(),
                entry.version());
    }
}
