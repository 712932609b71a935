package dev.tandem.matching.run;

import dev.tandem.matching.pairing.Statement;
import dev.tandem.matching.pool.Role;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody for whom a run proposes nobody.
 *
 * @param nearestFix the smallest change that would help; absent for mentors
 */
@Schema(name = "UnmatchedEntry")
record UnmatchedResponse(
        UUID enrollmentId,
        UUID personId,
        Role role,
        @Schema(examples = "Ben Okafor") @Nullable String displayName,
        Statement reason,
        @Nullable Statement nearestFix) {

    static UnmatchedResponse of(UnmatchedEntry entry, Map<UUID, String> names) {
        return new UnmatchedResponse(
                entry.enrollmentId,
                entry.personId,
                entry.role,
                names.get(entry.personId),
                entry.reason,
                entry.nearestFix);
    }
}
